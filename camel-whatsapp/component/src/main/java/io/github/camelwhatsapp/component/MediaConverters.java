package io.github.camelwhatsapp.component;

import ezvcard.VCard;
import io.github.camelwhatsapp.media.MediaTypes;
import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.LocalMedia;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Sticker;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VideoNote;
import io.github.camelwhatsapp.model.VoiceNote;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * Bodies that are sent as something else than text. Files, streams, bytes and URLs become the kind of medium that their content type
 * stands for; the headers of {@link WhatsAppConstants} say more of them. A vCard becomes a contact card, a map with coordinates a place.
 */
@Converter(generateLoader = true)
public final class MediaConverters {
    private static final Set<String> VCARD = Set.of("text/vcard", "text/x-vcard", "text/directory");
    private static final int LARGEST_VCARD = 1 << 20;

    /** What the headers say belongs to one send. */
    static final List<String> HEADERS = List.of(
            WhatsAppConstants.MEDIA_KIND,
            WhatsAppConstants.MEDIA_TYPE,
            WhatsAppConstants.MEDIA_NAME,
            WhatsAppConstants.MEDIA_CAPTION);

    private MediaConverters() {}

    /** Whether a body is sent as something else than text although no operation is named. */
    static boolean isMedium(@Nullable Object body) {
        return body instanceof File
                || body instanceof Path
                || body instanceof WrappedFile<?>
                || body instanceof InputStream
                || body instanceof byte[]
                || body instanceof URI
                || body instanceof URL
                || body instanceof VCard;
    }

    /** A file. */
    @Converter
    public static Content toContent(File file, Exchange exchange) throws IOException {
        return toContent(file.toPath(), exchange);
    }

    /** A file. */
    @Converter
    public static Content toContent(Path path, Exchange exchange) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("There is no file " + path);
        }
        LocalMedia media = named(Media.of(path), exchange);
        String type = type(exchange).orElse("");
        if (type.isEmpty()) {
            type = MediaTypes.detect(path, media.fileName());
        }
        try (InputStream in = Files.newInputStream(path)) {
            return content(media, type, in, exchange);
        }
    }

    /** What a file or FTP consumer has found. */
    @Converter
    public static Content toContent(WrappedFile<?> file, Exchange exchange) throws IOException {
        if (file.getFile() instanceof File local) {
            return toContent(local, exchange);
        }
        InputStream in = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, file);
        if (in == null) {
            throw new IllegalArgumentException("The file of the body cannot be read");
        }
        return toContent(in, exchange);
    }

    /** A stream; it is read when the message is taken for sending. */
    @Converter
    public static Content toContent(InputStream stream, Exchange exchange) throws IOException {
        if (stream instanceof MediaBody body) {
            return again(body, exchange);
        }
        InputStream in = stream.markSupported() ? stream : new BufferedInputStream(stream, 64 * 1024);
        LocalMedia media = named(Media.of(in), exchange);
        String type = type(exchange).orElse("");
        if (type.isEmpty()) {
            type = MediaTypes.detect(in, media.fileName());
        }
        return content(media, type, in, exchange);
    }

    /** Bytes. */
    @Converter
    public static Content toContent(byte[] bytes, Exchange exchange) throws IOException {
        LocalMedia media = named(Media.of(bytes), exchange);
        String type = type(exchange).orElse("");
        if (type.isEmpty()) {
            type = MediaTypes.detect(new ByteArrayInputStream(bytes), media.fileName());
        }
        return content(media, type, new ByteArrayInputStream(bytes), exchange);
    }

    /** What a URL answers with: {@code http}, {@code https} or {@code file}; its content type must be said, or stand in its name. */
    @Converter
    public static Content toContent(URI url, Exchange exchange) throws IOException {
        LocalMedia media = named(Media.of(url), exchange);
        String type = type(exchange).orElse("");
        if (type.isEmpty()) {
            type = MediaTypes.detect(new ByteArrayInputStream(new byte[0]), media.fileName());
        }
        return content(media, type, InputStream.nullInputStream(), exchange);
    }

    /** The same. */
    @Converter
    public static Content toContent(URL url, Exchange exchange) throws IOException {
        return toContent(URI.create(url.toString()), exchange);
    }

    /** A card of the vCard library. */
    @Converter
    public static Content toContent(VCard card) {
        return ContactCard.of(card);
    }

    /**
     * A place: a map with {@code latitude} and {@code longitude} in degrees, and perhaps {@code name}, {@code address} and {@code url}.
     *
     * @throws IllegalArgumentException if it lacks a coordinate, or one is out of range
     */
    @Converter
    public static Content toContent(Map<?, ?> place) {
        return new Location(
                degrees(place, "latitude"),
                degrees(place, "longitude"),
                text(place, "name"),
                text(place, "address"),
                text(place, "url"),
                Optional.empty());
    }

    /** Whether a text is a vCard by its content type. */
    static boolean isVcard(Exchange exchange) {
        return type(exchange).filter(VCARD::contains).isPresent();
    }

    /** An incoming medium that is sent on keeps what it is; the server mostly has it still. */
    private static Content again(MediaBody body, Exchange exchange) {
        MediaContent content = body.content();
        LocalMedia bytes = Media.of((InputStream) body.copy(exchange));
        LocalMedia media = content.media().mimeType().map(bytes::withMimeType).orElse(bytes);
        media = content.media().fileName().map(media::withFileName).orElse(media);
        return withCaption(content.withMedia(media), exchange);
    }

    private static Content content(LocalMedia media, String type, InputStream bytes, Exchange exchange)
            throws IOException {
        if (VCARD.contains(type)) {
            return ContactCard.parse(new String(bytes.readNBytes(LARGEST_VCARD), StandardCharsets.UTF_8));
        }
        LocalMedia typed = media.withMimeType(type);
        String kind = exchange.getMessage().getHeader(WhatsAppConstants.MEDIA_KIND, String.class);
        return withCaption(kind == null ? MediaTypes.contentOf(type, typed) : ofKind(kind, typed), exchange);
    }

    private static MediaContent ofKind(String kind, Media media) {
        return switch (kind) {
            case "image" -> Image.of(media);
            case "video" -> Video.of(media);
            case "audio" -> Audio.of(media);
            case "voiceNote" -> VoiceNote.of(media);
            case "gif" -> Video.builder(media).gif(true).build();
            case "videoNote" -> VideoNote.of(media);
            case "sticker" -> Sticker.of(media);
            case "document" -> Document.of(media);
            default ->
                throw new IllegalArgumentException("The header " + WhatsAppConstants.MEDIA_KIND + " is '" + kind
                        + "'; expected is image, video, gif, videoNote, audio, voiceNote, document or sticker");
        };
    }

    private static Content withCaption(MediaContent content, Exchange exchange) {
        String caption = exchange.getMessage().getHeader(WhatsAppConstants.MEDIA_CAPTION, String.class);
        if (caption == null) {
            return content;
        }
        Optional<String> text = Optional.of(caption);
        if (content instanceof Image image) {
            return new Image(image.media(), text, image.dimensions(), image.preview());
        }
        if (content instanceof Video video) {
            return new Video(
                    video.media(),
                    text,
                    video.dimensions(),
                    video.duration(),
                    video.encoding(),
                    video.preview(),
                    video.gif());
        }
        return content instanceof Document document
                ? new Document(document.media(), text, document.title(), document.pageCount(), document.preview())
                : content;
    }

    private static LocalMedia named(LocalMedia media, Exchange exchange) {
        String name = exchange.getMessage().getHeader(WhatsAppConstants.MEDIA_NAME, String.class);
        if (name == null && media.fileName().isEmpty()) {
            name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        }
        return name == null ? media : media.withFileName(name.substring(name.lastIndexOf('/') + 1));
    }

    private static Optional<String> type(@Nullable Exchange exchange) {
        if (exchange == null) {
            return Optional.empty();
        }
        String type = exchange.getMessage().getHeader(WhatsAppConstants.MEDIA_TYPE, String.class);
        String said = type == null ? exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class) : type;
        return Optional.ofNullable(said)
                .map(text -> text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty() && !text.equals("application/octet-stream"));
    }

    private static double degrees(Map<?, ?> place, String name) {
        Object value = place.get(name);
        try {
            return Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "A map is sent as a place and needs " + name + " in degrees; given was "
                            + (value == null ? "nothing" : "'" + value + "'"),
                    e);
        }
    }

    private static Optional<String> text(Map<?, ?> place, String name) {
        return Optional.ofNullable(place.get(name)).map(String::valueOf);
    }
}
