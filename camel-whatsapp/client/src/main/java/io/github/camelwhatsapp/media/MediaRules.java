package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Sticker;
import io.github.camelwhatsapp.spi.MediaSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may be sent as which kind of content: a size below the limit, and a type from a list. Source of what the generation of 2016 takes:
 * classic.md sections 8.1 and 8.6; {@code opus}, the extension of what phones record, is ours. What linked devices may send is ours: what
 * phones show, and any document.
 */
final class MediaRules {
    private static final Map<String, Set<String>> CLASSIC = Map.of(
            "image", Set.of("jpg", "jpeg", "gif", "png"),
            "audio", Set.of("3gp", "caf", "wav", "mp3", "wma", "ogg", "opus", "aif", "aac", "m4a"),
            "video", Set.of("3gp", "mp4", "mov", "avi"),
            "document", Set.of("pdf"));

    private static final Map<String, Set<String>> LINKED = Map.of(
            "image", Set.of("jpg", "jpeg", "gif", "png", "webp"),
            "sticker", Set.of("webp"),
            "audio", Set.of("3gp", "amr", "caf", "wav", "mp3", "wma", "ogg", "opus", "aif", "aac", "m4a"),
            "video", Set.of("3gp", "mp4", "m4v", "mov", "avi"));

    /** The choice is ours: larger ones are not stickers that phones would keep. */
    private static final long STICKER_LIMIT = 1L << 20;

    private static final Dimensions STICKER = new Dimensions(512, 512);

    private final MediaSettings settings;
    private final Map<String, Set<String>> extensions;

    /**
     * @param settings the limits
     * @param generation the name of the protocol's generation
     */
    MediaRules(MediaSettings settings, String generation) {
        this.settings = settings;
        extensions = generation.equals("multidevice") ? LINKED : CLASSIC;
    }

    /**
     * Refuses a size.
     *
     * @throws IllegalArgumentException if it is not below the limit, or nothing at all; says which and why
     */
    void checkSize(MediaContent content, long bytes) {
        String kind = kind(content);
        long limit = limit(content);
        if (bytes == 0) {
            throw new IllegalArgumentException("The " + kind + " is empty: there is nothing to send");
        }
        if (bytes >= limit) {
            throw new IllegalArgumentException("The " + kind + " has " + bytes + " bytes, and must have fewer than "
                    + limit + (content instanceof Sticker ? "" : " (account option " + kind + "Limit)"));
        }
    }

    /** The number of bytes that this kind must stay below. */
    long limit(MediaContent content) {
        return switch (kind(content)) {
            case "image" -> settings.imageLimit();
            case "audio" -> settings.audioLimit();
            case "video" -> settings.videoLimit();
            case "sticker" -> STICKER_LIMIT;
            default -> settings.documentLimit();
        };
    }

    /**
     * Refuses a type.
     *
     * @param type the content type
     * @param extension that of the file's name, or the usual one of the type
     * @throws IllegalArgumentException if it is not on the list; says which are
     */
    void checkType(MediaContent content, String type, String extension) {
        String kind = kind(content);
        Set<String> allowed = extensions.get(kind);
        if (allowed != null && !allowed.contains(extension)) {
            throw new IllegalArgumentException("A file of the type " + type
                    + (extension.isEmpty() ? "" : " (." + extension + ")") + " cannot be sent as "
                    + (kind.equals("image") || kind.equals("audio") ? "an " : "a ") + kind + "; allowed are "
                    + new TreeSet<>(allowed));
        }
    }

    /**
     * Refuses a sticker of another size in pixels than phones show.
     *
     * @param dimensions what a look at it has shown
     * @throws IllegalArgumentException says what it has and must have
     */
    void checkDimensions(MediaContent content, Optional<Dimensions> dimensions) {
        if (content instanceof Sticker
                && dimensions.filter(size -> !size.equals(STICKER)).isPresent()) {
            throw new IllegalArgumentException(
                    "A sticker is a WebP picture of " + STICKER + ", this one has " + dimensions.get());
        }
    }

    private static String kind(MediaContent content) {
        return switch (MediaPurpose.of(content)) {
            case AUDIO -> "audio";
            case VIDEO -> "video";
            case STICKER -> "sticker";
            case DOCUMENT -> "document";
            default -> "image";
        };
    }
}
