package io.github.camelwhatsapp.multidevice.message;

import io.github.camelwhatsapp.proto.KeepType;
import io.github.camelwhatsapp.proto.Message;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a stanza shows of the message that is encrypted in it. The server routes by it, and drops messages that lack it. Source:
 * multidevice-messaging.md section 3.3.
 *
 * @param type attribute {@code type}: {@code text}, {@code media}, {@code reaction}, {@code poll} or {@code event}
 * @param mediaType what each {@code <enc>} shows of the kind of a medium
 * @param edit attribute {@code edit}
 * @param hidesFailure whether {@code decrypt-fail="hide"} stands on each {@code <enc>}: who cannot decrypt it is shown nothing
 * @param meta the attributes of {@code <meta>}; none, no {@code <meta>}
 */
public record StanzaTraits(
        String type,
        Optional<String> mediaType,
        Optional<String> edit,
        boolean hidesFailure,
        Map<String, String> meta) {
    private static final String EDIT = "1";
    private static final String PIN = "2";
    private static final String REVOKED_BY_AUTHOR = "7";
    private static final String REVOKED_BY_ADMIN = "8";
    /** With these the server drops what hides that it cannot be decrypted, also where a reaction is taken back. */
    private static final Set<String> REVOCATIONS = Set.of(REVOKED_BY_AUTHOR, REVOKED_BY_ADMIN);

    private static final String MEDIA = "media";
    private static final Map<Integer, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry(Message.IMAGEMESSAGE_FIELD_NUMBER, "image"),
            Map.entry(Message.PTVMESSAGE_FIELD_NUMBER, "ptv"),
            Map.entry(Message.DOCUMENTMESSAGE_FIELD_NUMBER, "document"),
            Map.entry(Message.STICKERMESSAGE_FIELD_NUMBER, "sticker"),
            Map.entry(Message.LOCATIONMESSAGE_FIELD_NUMBER, "location"),
            Map.entry(Message.LIVELOCATIONMESSAGE_FIELD_NUMBER, "livelocation"),
            Map.entry(Message.CONTACTMESSAGE_FIELD_NUMBER, "vcard"),
            Map.entry(Message.CONTACTSARRAYMESSAGE_FIELD_NUMBER, "contact_array"),
            Map.entry(Message.GROUPINVITEMESSAGE_FIELD_NUMBER, "url"),
            Map.entry(Message.LISTMESSAGE_FIELD_NUMBER, "list"),
            Map.entry(Message.LISTRESPONSEMESSAGE_FIELD_NUMBER, "list_response"),
            Map.entry(Message.BUTTONSRESPONSEMESSAGE_FIELD_NUMBER, "buttons_response"),
            Map.entry(Message.INTERACTIVERESPONSEMESSAGE_FIELD_NUMBER, "native_flow_response"));
    private static final Set<Integer> POLLS = Set.of(
            Message.POLLCREATIONMESSAGE_FIELD_NUMBER,
            Message.POLLCREATIONMESSAGEV2_FIELD_NUMBER,
            Message.POLLCREATIONMESSAGEV3_FIELD_NUMBER,
            Message.POLLCREATIONMESSAGEV5_FIELD_NUMBER,
            Message.POLLCREATIONMESSAGEV6_FIELD_NUMBER);

    /** Copies the attributes and orders them by name. */
    public StanzaTraits {
        meta = Collections.unmodifiableMap(new TreeMap<>(meta));
    }

    /**
     * What shows of a message.
     *
     * @param outer the message with its wrappings
     */
    public static StanzaTraits of(Message outer) {
        Message message = Wrappers.unwrap(outer, true).message();
        Optional<String> mediaType = mediaType(message);
        Optional<String> edit = edit(message);
        boolean revokes = edit.filter(REVOCATIONS::contains).isPresent();
        return new StanzaTraits(
                type(message, mediaType), mediaType, edit, !revokes && hidesFailure(message), meta(message));
    }

    private static String type(Message message, Optional<String> mediaType) {
        if (message.hasReactionMessage() || message.hasEncReactionMessage()) {
            return "reaction";
        }
        if (message.hasEventMessage() || message.hasEncEventResponseMessage()) {
            return "event";
        }
        if (isPoll(message) || message.hasPollUpdateMessage()) {
            return "poll";
        }
        return mediaType.isPresent() ? MEDIA : "text";
    }

    private static Optional<String> mediaType(Message message) {
        if (message.hasVideoMessage()) {
            return Optional.of(message.getVideoMessage().getGifPlayback() ? "gif" : "video");
        }
        if (message.hasAudioMessage()) {
            return Optional.of(message.getAudioMessage().getPtt() ? "ptt" : "audio");
        }
        if (!message.getExtendedTextMessage().getMatchedText().isBlank()) {
            return Optional.of("url");
        }
        return message.getAllFields().keySet().stream()
                .flatMap(field -> Optional.ofNullable(MEDIA_TYPES.get(field.getNumber())).stream())
                .findFirst();
    }

    private static Optional<String> edit(Message message) {
        if (message.hasPinInChatMessage()) {
            return Optional.of(PIN);
        }
        if (message.hasReactionMessage()
                && message.getReactionMessage().getText().isEmpty()) {
            return Optional.of(REVOKED_BY_AUTHOR);
        }
        if (message.getKeepInChatMessage().getKeepType() == KeepType.UNDO_KEEP_FOR_ALL) {
            return Optional.of(REVOKED_BY_AUTHOR);
        }
        Message.ProtocolMessage protocol = message.getProtocolMessage();
        if (isEdit(message)) {
            return Optional.of(EDIT);
        }
        if (protocol.hasType() && protocol.getType() == Message.ProtocolMessage.Type.REVOKE) {
            return Optional.of(protocol.getKey().getFromMe() ? REVOKED_BY_AUTHOR : REVOKED_BY_ADMIN);
        }
        return Optional.empty();
    }

    private static boolean hidesFailure(Message message) {
        return message.hasReactionMessage()
                || message.hasEncReactionMessage()
                || message.hasPinInChatMessage()
                || message.hasKeepInChatMessage()
                || message.hasPollUpdateMessage()
                || message.hasEncEventResponseMessage()
                || isEdit(message);
    }

    private static boolean isEdit(Message message) {
        return message.getProtocolMessage().getType() == Message.ProtocolMessage.Type.MESSAGE_EDIT
                || message.getSecretEncryptedMessage().getSecretEncType()
                        == Message.SecretEncryptedMessage.SecretEncType.MESSAGE_EDIT;
    }

    private static Map<String, String> meta(Message message) {
        if (isPoll(message)) {
            return Map.of("polltype", "creation");
        }
        if (message.hasPollUpdateMessage()) {
            return Map.of("polltype", "vote");
        }
        if (message.hasEventMessage()) {
            return Map.of("event_type", "creation");
        }
        return message.hasEncEventResponseMessage() ? Map.of("event_type", "response") : Map.of();
    }

    private static boolean isPoll(Message message) {
        return message.getAllFields().keySet().stream().anyMatch(field -> POLLS.contains(field.getNumber()));
    }
}
