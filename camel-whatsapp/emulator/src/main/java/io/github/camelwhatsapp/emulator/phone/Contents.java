package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.wire.Attributes;
import io.github.camelwhatsapp.wire.Node;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Content on the wire, both ways: the {@code <media>} of a message (classic.md sections 7.1, 7.3 and 8.4). */
final class Contents {
    private Contents() {}

    /** What a message holds beside text; empty if that is nothing, or nothing that a phone can show. */
    static Optional<PhoneContent> of(Node message) {
        return message.child("media").flatMap(Contents::content);
    }

    private static Optional<PhoneContent> content(Node media) {
        return switch (media.attribute("type").orElse("").toLowerCase(Locale.ROOT)) {
            case "image" -> Optional.of(medium(PhoneMedium.Kind.IMAGE, media));
            case "video" -> Optional.of(medium(PhoneMedium.Kind.VIDEO, media));
            case "audio" ->
                Optional.of(medium(
                        media.attributes().is("origin", "live") ? PhoneMedium.Kind.VOICE_NOTE : PhoneMedium.Kind.AUDIO,
                        media));
            case "document" -> Optional.of(medium(PhoneMedium.Kind.DOCUMENT, media));
            case "location" -> place(media);
            case "vcard" -> Optional.of(card(media));
            default -> Optional.empty();
        };
    }

    private static PhoneMedium medium(PhoneMedium.Kind kind, Node media) {
        byte[] preview = media.hasData() ? media.dataBytes() : new byte[0];
        return new PhoneMedium(
                kind,
                text(media, "url"),
                text(media, "mimetype"),
                number(media, "size"),
                text(media, "filehash"),
                text(media, "file"),
                text(media, "caption"),
                (int) number(media, "width"),
                (int) number(media, "height"),
                (int) Math.max(number(media, "seconds"), number(media, "duration")),
                Base64.getEncoder().encodeToString(preview));
    }

    private static Optional<PhoneContent> place(Node media) {
        try {
            return Optional.of(new PhonePlace(
                    Double.parseDouble(text(media, "latitude")),
                    Double.parseDouble(text(media, "longitude")),
                    text(media, "name"),
                    text(media, "url")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PhoneCard card(Node media) {
        Optional<Node> card = media.child("vcard");
        return new PhoneCard(
                card.map(node -> text(node, "name")).orElse(""),
                card.map(Node::text).orElseGet(media::text));
    }

    /** The {@code <media>} of a place. */
    static Node media(PhonePlace place) {
        return Node.builder("media")
                .attribute("type", "location")
                .attribute("encoding", "raw")
                .attribute("latitude", Double.toString(place.latitude()))
                .attribute("longitude", Double.toString(place.longitude()))
                .attribute("name", place.name())
                .attribute("url", place.url())
                .build();
    }

    /** The {@code <media>} of a contact card. */
    static Node media(PhoneCard card) {
        return Node.builder("media")
                .attribute("type", "vcard")
                .child(Node.builder("vcard")
                        .attribute("name", card.name())
                        .data(card.vcard())
                        .build())
                .build();
    }

    /** The {@code <media>} of a medium that the server keeps at an address. */
    static Node media(PhoneMedium medium, String url) {
        Node.Builder media = Node.builder("media")
                .attribute("type", medium.kind().wireName())
                .attribute("url", url)
                .attribute("encoding", "raw")
                .attribute(
                        "file",
                        medium.fileName().isEmpty() ? url.substring(url.lastIndexOf('/') + 1) : medium.fileName())
                .attribute("size", Long.toString(medium.size()))
                .attribute("mimetype", medium.mimeType())
                .attribute("filehash", medium.hash())
                .attribute("caption", Optional.of(medium.caption()).filter(caption -> !caption.isEmpty()));
        if (medium.width() > 0) {
            media.attribute("width", Integer.toString(medium.width()))
                    .attribute("height", Integer.toString(medium.height()));
        }
        if (medium.kind() == PhoneMedium.Kind.VOICE_NOTE) {
            media.attribute("origin", "live");
        }
        return medium.preview().isEmpty()
                ? media.build()
                : media.data(Base64.getDecoder().decode(medium.preview())).build();
    }

    private static String text(Node node, String name) {
        return node.attribute(name).orElse("");
    }

    private static long number(Node node, String name) {
        Attributes attributes = node.attributes();
        return attributes
                .text(name)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
