package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.spi.MediaSettings;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may be sent as which kind of content: a size below the limit, and a type from a list. Source: classic.md sections 8.1 and 8.6;
 * {@code opus}, the extension of what phones record, is ours.
 */
final class MediaRules {
    private static final Map<String, Set<String>> EXTENSIONS = Map.of(
            "image", Set.of("jpg", "jpeg", "gif", "png"),
            "audio", Set.of("3gp", "caf", "wav", "mp3", "wma", "ogg", "opus", "aif", "aac", "m4a"),
            "video", Set.of("3gp", "mp4", "mov", "avi"),
            "document", Set.of("pdf"));

    private final MediaSettings settings;

    MediaRules(MediaSettings settings) {
        this.settings = settings;
    }

    /**
     * Refuses a size.
     *
     * @throws IllegalArgumentException if it is not below the limit, or nothing at all; says which and why
     */
    void checkSize(MediaContent content, long bytes) {
        String kind = MediaTypes.wireKind(content);
        long limit = limit(content);
        if (bytes == 0) {
            throw new IllegalArgumentException("The " + kind + " is empty: there is nothing to send");
        }
        if (bytes >= limit) {
            throw new IllegalArgumentException("The " + kind + " has " + bytes + " bytes, and must have fewer than "
                    + limit + " (account option " + kind + "Limit)");
        }
    }

    /** The number of bytes that this kind must stay below. */
    long limit(MediaContent content) {
        return switch (MediaTypes.wireKind(content)) {
            case "image" -> settings.imageLimit();
            case "audio" -> settings.audioLimit();
            case "video" -> settings.videoLimit();
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
        String kind = MediaTypes.wireKind(content);
        Set<String> allowed = EXTENSIONS.get(kind);
        if (!allowed.contains(extension)) {
            throw new IllegalArgumentException("A file of the type " + type
                    + (extension.isEmpty() ? "" : " (." + extension + ")") + " cannot be sent as "
                    + (kind.equals("image") || kind.equals("audio") ? "an " : "a ") + kind + "; allowed are "
                    + new TreeSet<>(allowed));
        }
    }
}
