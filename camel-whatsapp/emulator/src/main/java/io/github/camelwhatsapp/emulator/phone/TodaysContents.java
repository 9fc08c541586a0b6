package io.github.camelwhatsapp.emulator.phone;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.emulator.endpoint.Letter;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.proto.MessageContextInfo;
import java.security.SecureRandom;
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
     */
    record Shown(String text, Optional<PhoneContent> content) {
        private static Shown of(String text) {
            return new Shown(text, Optional.empty());
        }

        private static Shown of(PhoneContent content) {
            return new Shown(content.described(), Optional.of(content));
        }
    }

    /** What is shown of a message; empty if it is nothing that people see. */
    static Optional<Shown> shown(Message message) {
        if (message.hasConversation()) {
            return Optional.of(Shown.of(message.getConversation()));
        }
        if (message.hasExtendedTextMessage()) {
            return Optional.of(Shown.of(message.getExtendedTextMessage().getText()));
        }
        if (message.hasLocationMessage()) {
            return Optional.of(Shown.of(place(message.getLocationMessage())));
        }
        if (message.hasContactMessage()) {
            Message.ContactMessage card = message.getContactMessage();
            return Optional.of(Shown.of(new PhoneCard(card.getDisplayName(), card.getVcard())));
        }
        return medium(message).map(Shown::of);
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
        return content == null
                ? Optional.of(letter(message, body.setConversation(message.text()), "text"))
                : Optional.empty();
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

    /** Of a medium the phone shows that it is there. */
    private static Optional<String> medium(Message message) {
        if (message.hasImageMessage()) {
            return described("image", message.getImageMessage().getCaption());
        }
        if (message.hasVideoMessage()) {
            return described("video", message.getVideoMessage().getCaption());
        }
        if (message.hasAudioMessage()) {
            return described("audio", "");
        }
        if (message.hasDocumentMessage()) {
            Message.DocumentMessage document = message.getDocumentMessage();
            return described(
                    "document", document.getCaption().isEmpty() ? document.getFileName() : document.getCaption());
        }
        return message.hasStickerMessage() ? described("sticker", "") : Optional.empty();
    }

    private static Optional<String> described(String kind, String text) {
        return Optional.of("[" + kind + "]" + (text.isEmpty() ? "" : " " + text));
    }
}
