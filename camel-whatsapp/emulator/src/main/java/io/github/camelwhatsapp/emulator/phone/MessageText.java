package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.wire.Node;
import java.util.Locale;

/** What a phone shows of a message's content. A played phone shows text as it is and says of everything else what it is. */
final class MessageText {
    private MessageText() {}

    static String of(Node message) {
        return message.child("body")
                .map(Node::text)
                .or(() -> message.child("media").map(MessageText::media))
                .or(() ->
                        message.child("enc").map(enc -> "[encrypted: a played phone has no keys, send it plain text]"))
                .orElse("[empty message]");
    }

    private static String media(Node media) {
        String type = media.attribute("type").orElse("medium").toLowerCase(Locale.ROOT);
        String caption = media.attribute("caption")
                .or(() -> media.attribute("name"))
                .or(() -> media.child("vcard").flatMap(card -> card.attribute("name")))
                .or(() -> media.attribute("file"))
                .orElse("");
        String place = type.equals("location") ? " at " + coordinates(media) : "";
        return "[" + type + place + "]" + (caption.isEmpty() ? "" : " " + caption);
    }

    private static String coordinates(Node media) {
        return media.attribute("latitude").orElse("?") + ", "
                + media.attribute("longitude").orElse("?");
    }
}
