package io.github.camelwhatsapp.model;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A SHA-256 hash.
 *
 * @param bytes 32 bytes; not copied, do not change them
 */
public record Sha256(byte[] bytes) {
    private static final int SIZE = 32;

    /** Checks the length. */
    public Sha256 {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("A SHA-256 has " + SIZE + " bytes, given were " + bytes.length);
        }
    }

    /**
     * Reads the Base64 form that the classic protocol writes.
     *
     * @throws IllegalArgumentException if it is no Base64 of 32 bytes
     */
    public static Sha256 ofBase64(String text) {
        return new Sha256(Base64.getDecoder().decode(text.strip()));
    }

    /** The same for what may be anything: empty when it is no hash. */
    public static Optional<Sha256> parse(String text) {
        try {
            return Optional.of(ofBase64(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The Base64 form. */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toBase64();
    }
}
