package io.github.camelwhatsapp.model;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The secret that opens a medium which lies encrypted on the server. It never shows itself.
 *
 * @param bytes 32 bytes; not copied, do not change them
 */
public record MediaKey(byte[] bytes) {
    /** How many bytes a key has. */
    public static final int SIZE = 32;

    /** Checks the length. */
    public MediaKey {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("A media key has " + SIZE + " bytes, given were " + bytes.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MediaKey that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "MediaKey[" + bytes.length + " bytes]";
    }
}
