package io.github.camelwhatsapp.signal;

import java.util.Arrays;

/** The signature of an identity key over a signed prekey: 64 bytes, immutable. Whether it is valid is another matter. */
public final class PreKeySignature {
    /** Length in bytes. */
    public static final int LENGTH = 64;

    private final byte[] bytes;

    private PreKeySignature(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes 64 bytes, which are copied.
     *
     * @throws InvalidSignatureException if there are not 64
     */
    public static PreKeySignature of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new InvalidSignatureException("A signed prekey with a signature of " + bytes.length + " bytes");
        }
        return new PreKeySignature(bytes.clone());
    }

    /** A copy of the 64 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PreKeySignature that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "PreKeySignature(64 bytes)";
    }
}
