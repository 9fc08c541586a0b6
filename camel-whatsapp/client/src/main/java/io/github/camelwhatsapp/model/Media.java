package io.github.camelwhatsapp.model;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The bytes of a medium: where they are, and what is known of them. They are never in here.
 *
 * <p>What is to be sent starts as a {@link LocalMedia}, becomes a {@link SpooledMedia} when it is taken for sending, so that it
 * survives a restart, and a {@link RemoteMedia} when the server has it. What comes in is a {@link RemoteMedia}; the client fetches it.
 */
public sealed interface Media permits LocalMedia, SpooledMedia, RemoteMedia {
    /** The content type, such as {@code image/jpeg}, without parameters. */
    Optional<String> mimeType();

    /** The name of the file, without a path. */
    Optional<String> fileName();

    /** How many bytes there are, as somebody says. */
    Optional<Long> size();

    /** The hash of the bytes, as somebody says. */
    Optional<Sha256> hash();

    /** A file of this machine. It is read when it is sent, and not changed. */
    static LocalMedia of(Path file) {
        return LocalMedia.of(new MediaSource.OfFile(file));
    }

    /** What a URL answers with: {@code http}, {@code https} or {@code file}. It is fetched when it is sent. */
    static LocalMedia of(URI url) {
        return LocalMedia.of(new MediaSource.OfUrl(url));
    }

    /** Bytes in memory; not copied. For anything large, use a file or a stream. */
    static LocalMedia of(byte[] bytes) {
        return LocalMedia.of(new MediaSource.OfBytes(bytes));
    }

    /** A stream, which is read once, when it is sent, and closed. */
    static LocalMedia of(InputStream stream) {
        return LocalMedia.of(new MediaSource.OfStream(stream));
    }
}
