package io.github.camelwhatsapp.model;

import java.util.Locale;
import java.util.Optional;

/**
 * A medium that a program has and wants to send; start with {@link Media#of(java.nio.file.Path)} and the like. Immutable.
 *
 * @param source where the bytes are
 * @param mimeType their type; found out from the name and the first bytes when empty
 * @param fileName the name to send it under
 * @param size how many bytes there are, if it is known with the hash
 * @param hash their hash, if it is known with the size: then the file is read only if the server does not have it yet
 */
public record LocalMedia(
        MediaSource source,
        Optional<String> mimeType,
        Optional<String> fileName,
        Optional<Long> size,
        Optional<Sha256> hash)
        implements Media {
    /** Checks the size and drops the parameters of the type. */
    public LocalMedia {
        mimeType = mimeType.map(LocalMedia::plain);
        if (size.isPresent() != hash.isPresent()) {
            throw new IllegalArgumentException("Size and hash of a medium are given both or not at all");
        }
        size.filter(bytes -> bytes < 0).ifPresent(bytes -> {
            throw new IllegalArgumentException("A medium's size is 0 or more bytes, given was " + bytes);
        });
    }

    /** What is known from the source alone. */
    static LocalMedia of(MediaSource source) {
        return new LocalMedia(source, Optional.empty(), source.name(), Optional.empty(), Optional.empty());
    }

    /** The same of this content type, such as {@code image/jpeg}. */
    public LocalMedia withMimeType(String value) {
        return new LocalMedia(source, Optional.of(value), fileName, size, hash);
    }

    /** The same under this name. */
    public LocalMedia withFileName(String value) {
        return new LocalMedia(source, mimeType, Optional.of(value), size, hash);
    }

    /** The same when size and hash are known already: a server that has such a medium is not sent it again. */
    public LocalMedia withDigest(long bytes, Sha256 sha256) {
        return new LocalMedia(source, mimeType, fileName, Optional.of(bytes), Optional.of(sha256));
    }

    private static String plain(String type) {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
