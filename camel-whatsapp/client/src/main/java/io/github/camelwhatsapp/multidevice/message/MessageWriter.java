package io.github.camelwhatsapp.multidevice.message;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.crypto.AesGcm;
import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.EventResponse;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.PollVote;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.multidevice.message.MessageSecrets.Sealed;
import io.github.camelwhatsapp.multidevice.message.MessageSecrets.Use;
import io.github.camelwhatsapp.operation.MessageOperation;
import io.github.camelwhatsapp.proto.ContextInfo;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.MessageAssociation;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Writes messages in the form that is encrypted. For the own account's other devices and for padding it is others who care. Safe for use
 * by several threads if the random generator is. Source: multidevice-messaging.md sections 3.1, 3.3 and 5.
 */
public final class MessageWriter {
    private static final String GENERATION = "multidevice";

    private final RandomGenerator random;

    /**
     * A writer.
     *
     * @param random draws what seals votes and the like; a secure one
     */
    public MessageWriter(RandomGenerator random) {
        this.random = random;
    }

    /** Whether an operation can be written, by its kind of content and what goes with it. */
    public static boolean supports(MessageOperation operation) {
        return WritableContents.supports(operation.content(), operation.options());
    }

    /**
     * Writes a message.
     *
     * @param view its chat
     * @param now when, by the server's clock
     * @param secret 32 fresh random bytes, or those of the first time when it is written again; not every message takes it
     * @param known finds what was kept of earlier messages
     * @throws NotSupportedException if there is no such message
     * @throws IllegalArgumentException if it adds to a message that is not known here, or a medium's bytes are not on the server yet
     */
    public WrittenMessage write(
            MessageOperation operation, ChatView view, Instant now, byte[] secret, KnownMessages known) {
        if (!supports(operation)) {
            throw new NotSupportedException(GENERATION, operation.toString());
        }
        Message.Builder message = content(operation.content(), operation.options(), view, now.toEpochMilli(), known);
        operation.options().albumId().ifPresent(album -> associate(album, view, message));
        boolean takesSecret = takesSecret(message);
        if (takesSecret) {
            message.getMessageContextInfoBuilder().setMessageSecret(ByteString.copyFrom(secret));
        }
        Message built = message.build();
        return new WrittenMessage(built, StanzaTraits.of(built), takesSecret ? Optional.of(secret) : Optional.empty());
    }

    private static void associate(String album, ChatView view, Message.Builder message) {
        message.getMessageContextInfoBuilder()
                .getMessageAssociationBuilder()
                .setAssociationType(MessageAssociation.AssociationType.MEDIA_ALBUM)
                .setParentMessageKey(MessageKeys.write(MessageReference.own(album), view));
    }

    private Message.Builder content(
            Content content, MessageOptions options, ChatView view, long now, KnownMessages known) {
        Message.Builder message = Message.newBuilder();
        if (content instanceof Edit edit) {
            checkChangeable(edit, known);
            Message edited = content(edit.content(), options, view, now, known).build();
            AddOnForms.write(edit, edited, view, now, message);
            return message;
        }
        ContextInfo context = ContextInfos.write(options, view, quoted -> quoted(quoted, view));
        boolean plain = context.equals(ContextInfo.getDefaultInstance());
        if (content instanceof Text text && (!plain || options.linkPreview().isPresent())) {
            TextForms.write(text, options.linkPreview(), message.getExtendedTextMessageBuilder());
        } else if (content instanceof PollVote vote) {
            write(vote, view, now, known, message);
        } else if (content instanceof EventResponse response) {
            write(response, view, now, known, message);
        } else if (content instanceof Reaction reaction && view.rules().announces()) {
            KnownMessages.Known target = known(known, reaction.target(), "A reaction in this group");
            Sealed sealed =
                    seal(Use.ENCRYPTED_REACTION, target, reaction.target(), view, AddOnForms.plaintext(reaction, now));
            AddOnForms.write(reaction, sealed, view, message);
        } else {
            WritableContents.write(content, view, now, message);
        }
        if (!plain) {
            ContextInfos.put(context, message);
        }
        return wrapped(content, options.viewOnce(), message);
    }

    /** Nobody takes a change that comes later; a message that is not known here may have been sent by the phone. */
    private static void checkChangeable(Edit edit, KnownMessages known) {
        known.find(edit.target())
                .flatMap(KnownMessages.Known::age)
                .filter(age -> age.compareTo(AddOnForms.CHANGEABLE) > 0)
                .ifPresent(age -> {
                    throw new IllegalArgumentException(
                            "Message " + edit.target().id() + " was sent " + age + " ago; a message can be changed for "
                                    + AddOnForms.CHANGEABLE);
                });
    }

    /** What is quoted is its content only; what is not on the server or has no form is not quoted. */
    private static Optional<Message> quoted(Content content, ChatView view) {
        boolean there = !(content instanceof MediaContent medium) || medium.media() instanceof RemoteMedia;
        if (!there || !WritableContents.isStatement(content)) {
            return Optional.empty();
        }
        Message.Builder message = Message.newBuilder();
        WritableContents.write(content, view, 0, message);
        return Optional.of(message.build());
    }

    private static Message.Builder wrapped(Content content, boolean viewOnce, Message.Builder message) {
        if (viewOnce) {
            return once(content, message);
        }
        if (content instanceof Document document && document.caption().isPresent()) {
            Message.Builder outer = Message.newBuilder();
            outer.getDocumentWithCaptionMessageBuilder().setMessage(message);
            return outer;
        }
        return message;
    }

    private static Message.Builder once(Content content, Message.Builder message) {
        Message.Builder outer = Message.newBuilder();
        if (content instanceof VoiceNote) {
            message.getAudioMessageBuilder().setViewOnce(true);
            outer.getViewOnceMessageV2ExtensionBuilder().setMessage(message);
            return outer;
        }
        if (message.hasImageMessage()) {
            message.getImageMessageBuilder().setViewOnce(true);
        } else {
            message.getVideoMessageBuilder().setViewOnce(true);
        }
        outer.getViewOnceMessageBuilder().setMessage(message);
        return outer;
    }

    private void write(PollVote vote, ChatView view, long now, KnownMessages known, Message.Builder message) {
        KnownMessages.Known poll = known(known, vote.poll(), "A vote");
        vote.options().stream()
                .filter(option -> !poll.options().isEmpty() && !poll.options().contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw new IllegalArgumentException("One of the choices is none of the poll's "
                            + poll.options().size() + " answers; they must be worded as in the poll");
                });
        Sealed sealed = seal(Use.POLL_VOTE, poll, vote.poll(), view, PollForms.plaintext(vote));
        message.getPollUpdateMessageBuilder()
                .setPollCreationMessageKey(MessageKeys.write(vote.poll(), view))
                .setSenderTimestampMs(now)
                .getVoteBuilder()
                .setEncPayload(ByteString.copyFrom(sealed.payload()))
                .setEncIv(ByteString.copyFrom(sealed.iv()));
    }

    private void write(EventResponse response, ChatView view, long now, KnownMessages known, Message.Builder message) {
        KnownMessages.Known event = known(known, response.event(), "An answer to an event");
        Sealed sealed = seal(Use.EVENT_RESPONSE, event, response.event(), view, PollForms.plaintext(response, now));
        message.getEncEventResponseMessageBuilder()
                .setEventCreationMessageKey(MessageKeys.write(response.event(), view))
                .setEncPayload(ByteString.copyFrom(sealed.payload()))
                .setEncIv(ByteString.copyFrom(sealed.iv()));
    }

    private Sealed seal(Use use, KnownMessages.Known known, MessageReference target, ChatView view, byte[] plaintext) {
        byte[] iv = new byte[AesGcm.IV_LENGTH];
        random.nextBytes(iv);
        return MessageSecrets.seal(
                use,
                known.secret()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "Message " + target.id() + " came without the secret that seals what is added to it")),
                target.id(),
                view.author(target)
                        .orElseThrow(
                                () -> new IllegalArgumentException("Nobody says who wrote message " + target.id())),
                view.self(),
                iv,
                plaintext);
    }

    private static KnownMessages.Known known(KnownMessages known, MessageReference target, String what) {
        return known.find(target)
                .orElseThrow(
                        () -> new IllegalArgumentException(what + " is sealed with the secret that came with message "
                                + target.id() + "; this account has not seen that message, or too long ago"));
    }

    /** Source: multidevice-messaging.md section 3.1. */
    private static boolean takesSecret(Message.Builder message) {
        return !message.hasReactionMessage()
                && !message.hasEncReactionMessage()
                && !message.hasEncEventResponseMessage()
                && !message.hasPollUpdateMessage();
    }
}
