package io.github.camelwhatsapp.multidevice.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.model.EventResponse;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.PollVote;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.multidevice.message.MessageSecrets.Sealed;
import io.github.camelwhatsapp.multidevice.message.MessageSecrets.Use;
import io.github.camelwhatsapp.proto.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Polls and votes, and whether people come. Source: multidevice-messaging.md sections 5.1 and 5.2. */
final class PollForms {
    private static final int HASH = 32;

    private PollForms() {}

    static Poll read(Message.PollCreationMessage poll) {
        List<String> options = poll.getOptionsList().stream()
                .map(Message.PollCreationMessage.Option::getOptionName)
                .toList();
        int selectable = Math.min(Math.max(poll.getSelectableOptionsCount(), 0), options.size());
        return new Poll(poll.getName(), options, selectable);
    }

    /** One choice, several, and polls where only administrators write have fields of their own. */
    static void write(Poll poll, ChatView view, Message.Builder message) {
        Message.PollCreationMessage.Builder written = field(poll, view, message);
        written.setName(poll.question()).setSelectableOptionsCount(poll.selectable());
        poll.options()
                .forEach(option -> written.addOptions(
                        Message.PollCreationMessage.Option.newBuilder().setOptionName(option)));
    }

    private static Message.PollCreationMessage.Builder field(Poll poll, ChatView view, Message.Builder message) {
        if (view.rules().announces()) {
            return message.getPollCreationMessageV2Builder();
        }
        return poll.selectable() == 1
                ? message.getPollCreationMessageV3Builder()
                : message.getPollCreationMessageBuilder();
    }

    /** Opens a vote; an answer that is none of the poll's, and every one while the poll's are not known, is named by its hash. */
    static PollVote read(Message.PollUpdateMessage update, Source source) {
        MessageReference poll = source.target(update.getPollCreationMessageKey());
        byte[] plaintext = source.open(
                Use.POLL_VOTE,
                poll,
                new Sealed(
                        update.getVote().getEncIv().toByteArray(),
                        update.getVote().getEncPayload().toByteArray()));
        Map<Sha256, String> names = new HashMap<>();
        source.known().find(poll).ifPresent(known -> known.options().forEach(name -> names.put(hash(name), name)));
        List<String> options = new ArrayList<>();
        List<Sha256> unknown = new ArrayList<>();
        for (ByteString chosen : vote(plaintext).getSelectedOptionsList()) {
            if (chosen.size() == HASH) {
                Sha256 hash = new Sha256(chosen.toByteArray());
                Optional.ofNullable(names.get(hash)).ifPresentOrElse(options::add, () -> unknown.add(hash));
            }
        }
        return new PollVote(poll, options, unknown);
    }

    /** What a vote says before it is sealed. */
    static byte[] plaintext(PollVote vote) {
        Message.PollVoteMessage.Builder written = Message.PollVoteMessage.newBuilder();
        vote.options()
                .forEach(option -> written.addSelectedOptions(
                        ByteString.copyFrom(hash(option).bytes())));
        return written.build().toByteArray();
    }

    static EventResponse read(Message.EncEventResponseMessage response, Source source) {
        MessageReference event = source.target(response.getEventCreationMessageKey());
        byte[] plaintext = source.open(
                Use.EVENT_RESPONSE,
                event,
                new Sealed(
                        response.getEncIv().toByteArray(),
                        response.getEncPayload().toByteArray()));
        try {
            Message.EventResponseMessage said = Message.EventResponseMessage.parseFrom(plaintext);
            return new EventResponse(event, answer(said.getResponse()), Math.max(said.getExtraGuestCount(), 0));
        } catch (InvalidProtocolBufferException e) {
            throw new MessageFormatException("An answer to an event cannot be read", e);
        }
    }

    /** What an answer says before it is sealed. */
    static byte[] plaintext(EventResponse response, long now) {
        Message.EventResponseMessage.Builder written = Message.EventResponseMessage.newBuilder()
                .setResponse(Message.EventResponseMessage.EventResponseType.valueOf(
                        response.answer().name()))
                .setTimestampMs(now);
        if (response.guests() > 0) {
            written.setExtraGuestCount(response.guests());
        }
        return written.build().toByteArray();
    }

    /** The name of an answer in a vote. */
    static Sha256 hash(String option) {
        try {
            return new Sha256(MessageDigest.getInstance("SHA-256").digest(option.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static Message.PollVoteMessage vote(byte[] plaintext) {
        try {
            return Message.PollVoteMessage.parseFrom(plaintext);
        } catch (InvalidProtocolBufferException e) {
            throw new MessageFormatException("A vote cannot be read", e);
        }
    }

    private static EventResponse.Answer answer(Message.EventResponseMessage.EventResponseType type) {
        return switch (type) {
            case GOING -> EventResponse.Answer.GOING;
            case NOT_GOING -> EventResponse.Answer.NOT_GOING;
            case MAYBE -> EventResponse.Answer.MAYBE;
            case UNKNOWN -> throw new MessageFormatException("An answer to an event does not say whether they come");
        };
    }
}
