package io.github.camelwhatsapp.emulator.phone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A file to send from a phone. Its kind follows from its content type unless it is said. Immutable, but a stream is read once. */
public final class PhoneFile {
    private final Source source;
    private final String mimeType;
    private final String name;
    private final String caption;
    private final PhoneMedium.Kind kind;

    private PhoneFile(Source source, String mimeType, String name, String caption, PhoneMedium.Kind kind) {
        this.source = source;
        this.mimeType = mimeType;
        this.name = name;
        this.caption = caption;
        this.kind = kind;
    }

    /** A file of the disk; its content type follows from its name. */
    public static PhoneFile of(Path file) {
        String name = file.getFileName().toString();
        String type = Optional.ofNullable(URLConnection.guessContentTypeFromName(name))
                .orElse(typeOf(name));
        return new PhoneFile(() -> Files.newInputStream(file), type, name, "", kindOf(type));
    }

    /**
     * Bytes of a content type.
     *
     * @param contentType such as {@code image/jpeg}
     */
    public static PhoneFile of(byte[] bytes, String contentType) {
        byte[] copy = bytes.clone();
        return of(() -> new ByteArrayInputStream(copy), contentType);
    }

    /** What a stream holds, of a content type. Whoever opened the stream closes it. */
    public static PhoneFile of(InputStream in, String contentType) {
        return of(() -> in, contentType);
    }

    private static PhoneFile of(Source source, String contentType) {
        String type = contentType.strip().toLowerCase(Locale.ROOT);
        if (!type.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80}( *;.{0,100})?")) {
            throw new IllegalArgumentException(
                    "A content type looks like image/jpeg; given was " + Shortened.quote(contentType));
        }
        return new PhoneFile(source, type, "", "", kindOf(type));
    }

    /** The same under a name. */
    public PhoneFile named(String newName) {
        return new PhoneFile(source, mimeType, newName, caption, kind);
    }

    /** The same with a text beside it. */
    public PhoneFile captioned(String newCaption) {
        return new PhoneFile(source, mimeType, name, newCaption, kind);
    }

    /** The same as another kind, such as a voice note. */
    public PhoneFile as(PhoneMedium.Kind newKind) {
        return new PhoneFile(source, mimeType, name, caption, newKind);
    }

    /**
     * Copies it into a phone.
     *
     * @throws IllegalArgumentException if it is empty or larger than {@link PhoneMedium#MAX_SIZE}
     * @throws UncheckedIOException if it cannot be read
     */
    PhoneMedium keptIn(Gallery gallery) {
        try {
            Gallery.Kept kept = gallery.add(source.open());
            Optional<Preview> preview = kind == PhoneMedium.Kind.IMAGE ? Preview.of(kept.file()) : Optional.empty();
            return new PhoneMedium(
                    kind,
                    "",
                    mimeType,
                    kept.size(),
                    kept.hash(),
                    name,
                    caption,
                    preview.map(Preview::width).orElse(0),
                    preview.map(Preview::height).orElse(0),
                    0,
                    preview.map(Preview::base64).orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("The file cannot be read: " + e.getMessage(), e);
        }
    }

    private static String typeOf(String name) {
        int dot = name.lastIndexOf('.');
        return switch (name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
            case "ogg", "oga", "opus" -> "audio/ogg";
            case "m4a", "aac" -> "audio/aac";
            case "3gp" -> "video/3gpp";
            case "webp" -> "image/webp";
            default -> "application/octet-stream";
        };
    }

    private static PhoneMedium.Kind kindOf(String type) {
        return switch (type.substring(0, type.indexOf('/'))) {
            case "image" -> PhoneMedium.Kind.IMAGE;
            case "video" -> PhoneMedium.Kind.VIDEO;
            case "audio" -> PhoneMedium.Kind.AUDIO;
            default -> PhoneMedium.Kind.DOCUMENT;
        };
    }

    /** Where the bytes are. */
    private interface Source {
        InputStream open() throws IOException;
    }
}
