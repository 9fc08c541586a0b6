package io.github.camelwhatsapp.multidevice.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.DisappearingTimer;
import io.github.camelwhatsapp.model.Edit;
import io.github.camelwhatsapp.model.Keep;
import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Pin;
import io.github.camelwhatsapp.model.Reaction;
import io.github.camelwhatsapp.model.Revocation;
import io.github.camelwhatsapp.multidevice.message.MessageSecrets.Sealed;
import io.github.camelwhatsapp.multidevice.message.MessageSecrets.Use;
import io.github.camelwhatsapp.proto.KeepType;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.MessageKey;
import java.time.Duration;
import java.util.Optional;

/** What is done to an earlier message, or to the chat. Source: multidevice-messaging.md sections 4.3, 5.1 and 5.2. */
final class AddOnForms {
    /** How long after it was sent a message may be changed: apps offer it for 15 minutes, and take it for 20. */
    static final Duration CHANGEABLE = Duration.ofMinutes(20);

    private static final Duration USUAL_PIN = Duration.ofDays(7);

    private AddOnForms() {}

    static Reaction read(Message.ReactionMessage reaction, Source source) {
        return new Reaction(source.target(reaction.getKey()), reaction.getText());
    }

    static Reaction read(Message.EncReactionMessage reaction, Source source) {
        MessageReference target = source.target(reaction.getTargetMessageKey());
        byte[] plaintext = source.open(
                Use.ENCRYPTED_REACTION,
                target,
                new Sealed(
                        reaction.getEncIv().toByteArray(),
                        reaction.getEncPayload().toByteArray()));
        try {
            return new Reaction(
                    target, Message.ReactionMessage.parseFrom(plaintext).getText());
        } catch (InvalidProtocolBufferException e) {
            throw new MessageFormatException("A reaction cannot be read", e);
        }
    }

    static Pin read(Message.PinInChatMessage pin, Source source) {
        MessageReference target = source.target(pin.getKey());
        if (pin.getType() == Message.PinInChatMessage.Type.UNPIN_FOR_ALL) {
            return new Pin(target, Duration.ZERO);
        }
        int seconds = source.info().getMessageAddOnDurationInSecs();
        return new Pin(target, seconds == 0 ? USUAL_PIN : Duration.ofSeconds(Integer.toUnsignedLong(seconds)));
    }

    static Keep read(Message.KeepInChatMessage keep, Source source) {
        return new Keep(source.target(keep.getKey()), keep.getKeepType() == KeepType.KEEP_FOR_ALL);
    }

    /** What a protocol message says to people; empty for one that says nothing to them, or that this version does not know. */
    static Optional<Content> read(Message.ProtocolMessage message, Source source) {
        if (!message.hasType()) {
            return Optional.empty();
        }
        return switch (message.getType()) {
            case REVOKE -> Optional.of(revocation(message.getKey(), source));
            case MESSAGE_EDIT -> Optional.of(edit(source.target(message.getKey()), message.getEditedMessage(), source));
            case EPHEMERAL_SETTING ->
                Optional.of(new DisappearingTimer(
                        Duration.ofSeconds(Integer.toUnsignedLong(message.getEphemeralExpiration()))));
            default -> Optional.empty();
        };
    }

    /** An edit that only who has the message's secret can read. */
    static Edit read(Message.SecretEncryptedMessage sealed, Source source) {
        if (sealed.getSecretEncType() != Message.SecretEncryptedMessage.SecretEncType.MESSAGE_EDIT) {
            throw new MessageFormatException("Sealed is " + sealed.getSecretEncType() + ", known is MESSAGE_EDIT");
        }
        MessageReference target = source.target(sealed.getTargetMessageKey());
        byte[] plaintext = source.open(
                Use.MESSAGE_EDIT,
                target,
                new Sealed(
                        sealed.getEncIv().toByteArray(), sealed.getEncPayload().toByteArray()));
        return edit(target, MessageReader.decode(plaintext), source);
    }

    /** Only who wrote a message may change it, and only soon after. */
    private static Edit edit(MessageReference target, Message edited, Source source) {
        requireAuthor(target, source, "changed");
        source.known()
                .find(target)
                .flatMap(KnownMessages.Known::age)
                .filter(age -> age.compareTo(CHANGEABLE) > 0)
                .ifPresent(age -> {
                    throw new MessageFormatException("Message " + target.id() + " is to be changed " + age
                            + " after it was sent, allowed are " + CHANGEABLE);
                });
        Source inner = source.of(Wrappers.unwrap(edited, false).message());
        Content content = ContentTable.read(inner)
                .orElseThrow(() -> new MessageFormatException("An edit does not say what the message becomes"));
        return new Edit(target, content);
    }

    /** In a group an administrator may take back what others wrote. */
    private static Revocation revocation(MessageKey key, Source source) {
        MessageReference target = source.target(key);
        if (!source.view().isAdministrator(source.author())) {
            requireAuthor(target, source, "taken back");
        }
        return new Revocation(target);
    }

    private static void requireAuthor(MessageReference target, Source source, String what) {
        boolean byOwn = source.view().isOwn(source.author());
        boolean same = target.own()
                ? byOwn
                : !byOwn
                        && source.view()
                                .author(target)
                                .map(author -> same(source, author))
                                .orElse(false);
        if (!same || source.known().isByAnother(target)) {
            throw new MessageFormatException(
                    "Message " + target.id() + " is to be " + what + " by somebody who did not write it");
        }
    }

    private static boolean same(Source source, Jid author) {
        ChatView view = source.view();
        return author.equals(source.author().account())
                || view.people()
                        .party(author)
                        .id()
                        .equals(view.people().party(source.author()).id());
    }

    static void write(Reaction reaction, ChatView view, long now, Message.Builder message) {
        message.getReactionMessageBuilder()
                .setKey(MessageKeys.write(reaction.target(), view))
                .setText(reaction.emoji())
                .setSenderTimestampMs(now);
    }

    /** Where only administrators write, others do not see who reacted how. */
    static void write(Reaction reaction, Sealed sealed, ChatView view, Message.Builder message) {
        message.getEncReactionMessageBuilder()
                .setTargetMessageKey(MessageKeys.write(reaction.target(), view))
                .setEncPayload(ByteString.copyFrom(sealed.payload()))
                .setEncIv(ByteString.copyFrom(sealed.iv()));
    }

    /** What a reaction says before it is sealed. */
    static byte[] plaintext(Reaction reaction, long now) {
        return Message.ReactionMessage.newBuilder()
                .setText(reaction.emoji())
                .setSenderTimestampMs(now)
                .build()
                .toByteArray();
    }

    static void write(Pin pin, ChatView view, long now, Message.Builder message) {
        message.getPinInChatMessageBuilder()
                .setKey(MessageKeys.write(pin.target(), view))
                .setType(
                        pin.isRemoval()
                                ? Message.PinInChatMessage.Type.UNPIN_FOR_ALL
                                : Message.PinInChatMessage.Type.PIN_FOR_ALL)
                .setSenderTimestampMs(now);
        message.getMessageContextInfoBuilder()
                .setMessageAddOnDurationInSecs((int) pin.duration().toSeconds());
    }

    static void write(Keep keep, ChatView view, long now, Message.Builder message) {
        message.getKeepInChatMessageBuilder()
                .setKey(MessageKeys.write(keep.target(), view))
                .setKeepType(keep.kept() ? KeepType.KEEP_FOR_ALL : KeepType.UNDO_KEEP_FOR_ALL)
                .setTimestampMs(now);
    }

    /** In a group only an administrator takes back what others wrote; of a group that was not asked for nobody knows who is one. */
    static void write(Revocation revocation, ChatView view, Message.Builder message) {
        boolean known = !view.rules().administrators().isEmpty();
        boolean own = view.author(revocation.target()).filter(view::isOwn).isPresent();
        if (known && !own && !view.isAdministrator(view.self())) {
            throw new IllegalArgumentException("Message " + revocation.target().id()
                    + " is somebody else's, and this account is no administrator of " + view.chat());
        }
        message.getProtocolMessageBuilder()
                .setKey(MessageKeys.write(revocation.target(), view))
                .setType(Message.ProtocolMessage.Type.REVOKE);
    }

    static void write(DisappearingTimer timer, long now, Message.Builder message) {
        message.getProtocolMessageBuilder()
                .setType(Message.ProtocolMessage.Type.EPHEMERAL_SETTING)
                .setEphemeralExpiration((int) timer.duration().toSeconds())
                .setEphemeralSettingTimestamp(now / 1000);
    }

    /** The official form has a wrapping of its own. */
    static void write(Edit edit, Message edited, ChatView view, long now, Message.Builder message) {
        message.getEditedMessageBuilder()
                .getMessageBuilder()
                .getProtocolMessageBuilder()
                .setKey(MessageKeys.write(edit.target(), view))
                .setType(Message.ProtocolMessage.Type.MESSAGE_EDIT)
                .setEditedMessage(edited)
                .setTimestampMs(now);
    }
}
