package io.github.camelwhatsapp.emulator.phone;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.emulator.endpoint.Letter;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.ContextInfo;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.MessageContextInfo;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a phone shows of the messages of today's network, and how it writes its own. Source: multidevice-messaging.md sections 3.1, 3.3
 * and 5.1.
 */
final class TodaysContents {
    private static final int SECRET = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TodaysContents() {}

    /**
     * What is shown of a message.
     *
     * @param text what it says, or a short description
     * @param content what it holds beside text
     * @param quote what it replies to
     */
    record Shown(String text, Optional<PhoneContent> content, Optional<Quoted> quote) {
        private static Shown of(String text) {
            return new Shown(text, Optional.empty(), Optional.empty());
        }

        private static Shown of(PhoneContent content) {
            return new Shown(content.described(), Optional.of(content), Optional.empty());
        }

        private Shown replying(ContextInfo context) {
            return context.getStanzaId().isEmpty()
                    ? this
                    : new Shown(
                            text,
                            content,
                            Optional.of(new Quoted(
                                    context.getStanzaId(),
                                    context.getParticipant(),
                                    shown(context.getQuotedMessage())
                                            .map(Shown::text)
                                            .orElse(""))));
        }
    }

    /**
     * What a message replies to.
     *
     * @param id its id
     * @param author the address of who wrote it
     * @param text what it says
     */
    record Quoted(String id, String author, String text) {}

    /** What is shown of a message; empty if it is nothing that people see. */
    static Optional<Shown> shown(Message message) {
        if (message.hasConversation()) {
            return Optional.of(Shown.of(message.getConversation()));
        }
        if (message.hasExtendedTextMessage()) {
            Message.ExtendedTextMessage text = message.getExtendedTextMessage();
            return Optional.of(Shown.of(text.getText()).replying(text.getContextInfo()));
        }
        if (message.hasLocationMessage()) {
            return Optional.of(Shown.of(place(message.getLocationMessage())));
        }
        if (message.hasContactMessage()) {
            Message.ContactMessage card = message.getContactMessage();
            return Optional.of(Shown.of(new PhoneCard(card.getDisplayName(), card.getVcard())));
        }
        return poll(message)
                .map(Shown::of)
                .or(() -> TodaysMedia.of(message).map(Shown::of))
                .or(() -> message.hasStickerMessage() ? Optional.of(Shown.of("[sticker]")) : Optional.empty());
    }

    /** The letter of a message; empty if the phone cannot send such a thing this way. */
    static Optional<Letter> letter(PhoneMessage message) {
        PhoneContent content = message.content().orElse(null);
        Message.Builder body = Message.newBuilder();
        if (content instanceof PhonePlace place) {
            body.setLocationMessage(Message.LocationMessage.newBuilder()
                    .setDegreesLatitude(place.latitude())
                    .setDegreesLongitude(place.longitude())
                    .setName(place.name())
                    .setUrl(place.url()));
            return Optional.of(letter(message, body, "media").withMediaType("location"));
        }
        if (content instanceof PhoneCard card) {
            body.setContactMessage(Message.ContactMessage.newBuilder()
                    .setDisplayName(card.name())
                    .setVcard(card.vcard()));
            return Optional.of(letter(message, body, "media").withMediaType("vcard"));
        }
        if (content instanceof PhonePoll poll) {
            return Optional.of(letter(message, poll(poll, body), "poll")
                    .withMeta(Node.builder("meta")
                            .attribute("polltype", "creation")
                            .build()));
        }
        return content == null
                ? Optional.of(letter(message, body.setConversation(message.text()), "text"))
                : Optional.empty();
    }

    /** The letter of a medium that lies on the host. */
    static Letter medium(PhoneMessage message, PhoneMedium medium, PhoneSeal seal) {
        return letter(message, TodaysMedia.into(Message.newBuilder(), medium, seal), "media")
                .withMediaType(TodaysMedia.mediaType(medium.kind()));
    }

    /** The letter of a reply. */
    static Letter reply(PhoneMessage message, PhoneMessage to, Jid author) {
        Message.Builder body = Message.newBuilder()
                .setExtendedTextMessage(Message.ExtendedTextMessage.newBuilder()
                        .setText(message.text())
                        .setContextInfo(ContextInfo.newBuilder()
                                .setStanzaId(to.id())
                                .setParticipant(author.toString())
                                .setQuotedMessage(Message.newBuilder().setConversation(to.text()))));
        return letter(message, body, "text");
    }

    private static Message.Builder poll(PhonePoll poll, Message.Builder body) {
        Message.PollCreationMessage.Builder creation = Message.PollCreationMessage.newBuilder()
                .setName(poll.question())
                .setSelectableOptionsCount(poll.selectable());
        poll.options()
                .forEach(option -> creation.addOptions(
                        Message.PollCreationMessage.Option.newBuilder().setOptionName(option)));
        return poll.selectable() == 1 ? body.setPollCreationMessageV3(creation) : body.setPollCreationMessage(creation);
    }

    /** Whether a message is a poll, in one of its forms: the second is that of announcement groups, the third lets one answer be chosen. */
    static boolean isPoll(Message message) {
        return message.hasPollCreationMessage()
                || message.hasPollCreationMessageV2()
                || message.hasPollCreationMessageV3();
    }

    private static Optional<PhoneContent> poll(Message message) {
        if (!isPoll(message)) {
            return Optional.empty();
        }
        Message.PollCreationMessage poll = message.hasPollCreationMessage()
                ? message.getPollCreationMessage()
                : message.hasPollCreationMessageV2()
                        ? message.getPollCreationMessageV2()
                        : message.getPollCreationMessageV3();
        List<String> options = poll.getOptionsList().stream()
                .map(Message.PollCreationMessage.Option::getOptionName)
                .toList();
        return Optional.of(new PhonePoll(poll.getName(), options, poll.getSelectableOptionsCount(), Map.of()));
    }

    private static Letter letter(PhoneMessage message, Message.Builder body, String type) {
        byte[] secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        Message whole = body.setMessageContextInfo(
                        MessageContextInfo.newBuilder().setMessageSecret(ByteString.copyFrom(secret)))
                .build();
        return Letter.of(message.id(), new ChatId(message.chat()).jid(), whole, type);
    }

    private static PhonePlace place(Message.LocationMessage location) {
        return new PhonePlace(
                location.getDegreesLatitude(), location.getDegreesLongitude(), location.getName(), location.getUrl());
    }
}
