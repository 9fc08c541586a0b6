package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.media.MediaTypes;
import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Encoding;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.LinkPicture;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Preview;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Sticker;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VideoNote;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.wire.Node;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads and writes {@code <media>} of a message. What its sender got wrong in a detail is left out; what cannot be used at all, such as
 * a picture without a URL, is no content. Source: classic.md sections 6, 7.3 and 8.6.
 */
final class MediaStanzas {
    private static final int LONGEST_NUMBER = 15;

    private MediaStanzas() {}

    /** What a {@code <media>} says; empty when this version does not know its kind or cannot use it. */
    static Optional<Content> read(Node media) {
        return switch (media.attribute("type").orElse("")) {
            case "image" -> remote(media).map(bytes -> image(media, bytes));
            case "video" -> remote(media).map(bytes -> video(media, bytes));
            case "audio" -> remote(media).map(bytes -> audio(media, bytes));
            case "document" -> remote(media).map(bytes -> document(media, bytes));
            case "location" -> location(media);
            case "vcard" -> vcard(media);
            default -> Optional.empty();
        };
    }

    /** Whether this generation has a content of this kind: texts and what {@link #write} takes. */
    static boolean isWritable(Content content) {
        return content instanceof Text
                || content instanceof Location
                || content instanceof ContactCard
                || (content instanceof MediaContent
                        && !(content instanceof Sticker)
                        && !(content instanceof LinkPicture)
                        && !(content instanceof VideoNote));
    }

    /**
     * Writes a {@code <media>}.
     *
     * @throws NotSupportedException if this generation does not have the kind, or its bytes are not on the server
     */
    static Node write(Content content) {
        if (content instanceof Location place) {
            return write(place);
        }
        if (content instanceof ContactCard card) {
            return Node.builder("media")
                    .attribute("type", "vcard")
                    .child(Node.builder("vcard")
                            .attribute("name", card.name())
                            .data(card.vcard())
                            .build())
                    .build();
        }
        if (content instanceof MediaContent medium && medium.media() instanceof RemoteMedia bytes) {
            return write(medium, bytes);
        }
        throw new NotSupportedException("classic", content.toString());
    }

    /** Source: classic.md section 8.4. */
    private static Node write(MediaContent content, RemoteMedia bytes) {
        Node.Builder media = Node.builder("media")
                .attribute("type", MediaTypes.wireKind(content))
                .attribute("url", bytes.url())
                .attribute("encoding", "raw")
                .attribute("file", bytes.fileName())
                .attribute("size", bytes.size().map(String::valueOf))
                .attribute("caption", content.caption())
                .attribute("mimetype", bytes.mimeType())
                .attribute("filehash", bytes.hash().map(Sha256::toBase64))
                .attribute("width", content.dimensions().map(size -> Integer.toString(size.width())))
                .attribute("height", content.dimensions().map(size -> Integer.toString(size.height())))
                .attribute(
                        "seconds",
                        content.duration()
                                .map(time -> Long.toString(time.plusMillis(500).toSeconds())));
        if (content instanceof VoiceNote) {
            media.attribute("origin", "live");
        }
        if (content instanceof Document document) {
            media.attribute("title", document.title())
                    .attribute("pages", document.pageCount().map(String::valueOf));
        }
        codecs(content).ifPresent(encoding -> media.attribute("vcodec", encoding.videoCodec())
                .attribute("acodec", encoding.audioCodec()));
        content.preview().ifPresent(preview -> media.data(preview.jpeg()));
        return media.build();
    }

    private static Optional<Encoding> codecs(MediaContent content) {
        if (content instanceof Video video) {
            return Optional.of(video.encoding());
        }
        if (content instanceof Audio audio) {
            return Optional.of(audio.encoding());
        }
        return content instanceof VoiceNote note ? Optional.of(note.encoding()) : Optional.empty();
    }

    /** A missing name or URL is sent as an empty text. Source: classic.md section 7.1. */
    private static Node write(Location place) {
        Node.Builder media = Node.builder("media")
                .attribute("type", "location")
                .attribute("encoding", "raw")
                .attribute("latitude", BigDecimal.valueOf(place.latitude()).toPlainString())
                .attribute("longitude", BigDecimal.valueOf(place.longitude()).toPlainString())
                .attribute("name", place.name().orElse(""))
                .attribute("url", place.url().orElse(""))
                .attribute("address", place.address());
        place.preview().ifPresent(preview -> media.data(preview.jpeg()));
        return media.build();
    }

    private static Content image(Node media, Media bytes) {
        return new Image(bytes, text(media, "caption"), dimensions(media), preview(media));
    }

    private static Content video(Node media, Media bytes) {
        return new Video(
                bytes,
                text(media, "caption"),
                dimensions(media),
                duration(media),
                encoding(media),
                preview(media),
                false);
    }

    private static Content audio(Node media, Media bytes) {
        return media.attributes().is("origin", "live")
                ? new VoiceNote(bytes, duration(media), encoding(media), Optional.empty())
                : new Audio(bytes, duration(media), encoding(media));
    }

    private static Content document(Node media, Media bytes) {
        return new Document(
                bytes,
                text(media, "caption"),
                text(media, "title"),
                number(media, "pages").map(Long::intValue),
                preview(media));
    }

    /** The place's own name stands in {@code name}; the sender's in the message's {@code notify}. */
    private static Optional<Content> location(Node media) {
        Optional<Double> latitude = decimal(media, "latitude").filter(degrees -> Math.abs(degrees) <= 90);
        Optional<Double> longitude = decimal(media, "longitude").filter(degrees -> Math.abs(degrees) <= 180);
        return latitude.flatMap(north -> longitude.map(east -> new Location(
                north, east, text(media, "name"), text(media, "address"), text(media, "url"), preview(media))));
    }

    private static Optional<Content> vcard(Node media) {
        Optional<Node> card = media.child("vcard");
        String name = card.flatMap(node -> text(node, "name")).orElse(ContactCard.NO_NAME);
        String text = card.orElse(media).text();
        return text.isBlank() ? Optional.empty() : Optional.of(new ContactCard(name, text));
    }

    private static Optional<Media> remote(Node media) {
        return text(media, "url")
                .map(url -> RemoteMedia.plain(
                        url,
                        text(media, "file"),
                        text(media, "mimetype"),
                        number(media, "size"),
                        text(media, "filehash").flatMap(Sha256::parse)));
    }

    private static Encoding encoding(Node media) {
        return new Encoding(
                text(media, "vcodec"),
                text(media, "acodec"),
                text(media, "fps"),
                text(media, "vbitrate"),
                text(media, "abitrate"),
                text(media, "asampfreq"),
                text(media, "asampfmt"));
    }

    private static Optional<Dimensions> dimensions(Node media) {
        Optional<Integer> width = pixels(media, "width");
        Optional<Integer> height = pixels(media, "height");
        return width.flatMap(across -> height.map(down -> new Dimensions(across, down)));
    }

    private static Optional<Integer> pixels(Node media, String attribute) {
        return number(media, attribute)
                .filter(value -> value > 0 && value <= Integer.MAX_VALUE)
                .map(Long::intValue);
    }

    private static Optional<Duration> duration(Node media) {
        return number(media, "duration").or(() -> number(media, "seconds")).map(Duration::ofSeconds);
    }

    private static Optional<Preview> preview(Node media) {
        int length = media.data().remaining();
        return length > 0 && length <= Preview.LARGEST ? Optional.of(new Preview(media.dataBytes())) : Optional.empty();
    }

    private static Optional<String> text(Node node, String attribute) {
        return node.attribute(attribute).filter(value -> !value.isEmpty());
    }

    private static Optional<Long> number(Node media, String attribute) {
        return text(media, attribute)
                .filter(digits ->
                        digits.length() <= LONGEST_NUMBER && digits.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Long::valueOf);
    }

    private static Optional<Double> decimal(Node media, String attribute) {
        try {
            return text(media, attribute).map(Double::valueOf).filter(value -> !value.isNaN());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
