package io.github.camelwhatsapp.model;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a program has the bytes of a medium that it wants to send. */
public sealed interface MediaSource {
    /** The name that the bytes have there, without a path. */
    Optional<String> name();

    /**
     * A file.
     *
     * @param path where it is
     */
    record OfFile(Path path) implements MediaSource {
        @Override
        public Optional<String> name() {
            return Optional.ofNullable(path.getFileName()).map(Path::toString);
        }
    }

    /**
     * What a URL answers with.
     *
     * @param url {@code http}, {@code https} or {@code file}
     */
    record OfUrl(URI url) implements MediaSource {
        private static final Set<String> SCHEMES = Set.of("http", "https", "file");

        /** Checks the scheme. */
        public OfUrl {
            String scheme = url.getScheme();
            if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "'" + url + "' is no URL of a medium: expected is http://, https:// or file://");
            }
        }

        /** The last segment of the path, if it looks like a file's name. */
        @Override
        public Optional<String> name() {
            String path = url.getPath() == null ? "" : url.getPath();
            String last = path.substring(path.lastIndexOf('/') + 1);
            return Optional.of(last).filter(name -> name.indexOf('.') > 0);
        }
    }

    /**
     * Bytes in memory.
     *
     * @param bytes not copied, do not change them
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over on purpose; equality and printing are ours
    record OfBytes(byte[] bytes) implements MediaSource {
        @Override
        public Optional<String> name() {
            return Optional.empty();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfBytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "OfBytes[" + bytes.length + " bytes]";
        }
    }

    /**
     * A stream that is read once.
     *
     * @param stream closed after it was read
     */
    record OfStream(InputStream stream) implements MediaSource {
        @Override
        public Optional<String> name() {
            return Optional.empty();
        }
    }
}
