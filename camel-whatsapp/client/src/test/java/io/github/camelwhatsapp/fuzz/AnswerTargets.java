package io.github.camelwhatsapp.fuzz;

import io.github.camelwhatsapp.classic.media.UploadReply;
import io.github.camelwhatsapp.model.ContactCard;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Texts of servers and strangers. */
final class AnswerTargets {
    private AnswerTargets() {}

    /** What a media host says about an upload. */
    static void uploadReply(byte[] bytes) {
        Objects.requireNonNull(UploadReply.read(text(bytes), ReplyTargets.SENT));
    }

    /** A card: it can be looked at whatever its text is. */
    static void card(byte[] bytes) {
        String text = text(bytes);
        if (!text.isBlank()) {
            Objects.requireNonNull(new ContactCard("card", text).card());
        }
        ContactCard card = ContactCard.parse(text);
        Whole.same(card, ContactCard.parse(card.vcard()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
