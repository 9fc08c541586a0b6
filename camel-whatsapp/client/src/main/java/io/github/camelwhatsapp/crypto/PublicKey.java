package io.github.camelwhatsapp.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key of Curve25519: the u coordinate of a point, 32 bytes little-endian (RFC 7748 section 5).
 *
 * <p>Immutable. Two forms are in use: the raw 32 bytes, and the 33 bytes that the Signal documents call Encode(PK), which
 * put the type byte 05 in front (signal.md section 1). Whether an agreement with the key is of any use is only known when
 * it is made: {@link PrivateKey#agree(PublicKey)}.
 */
public final class PublicKey {
    /** Length of the raw form in bytes. */
    public static final int RAW_LENGTH = 32;
    /** Length of the form with a type byte in bytes. */
    public static final int SERIALIZED_LENGTH = 33;

    private static final byte TYPE = 5;

    private final byte[] serialized;

    private PublicKey(byte[] serialized) {
        this.serialized = serialized;
    }

    /**
     * Takes the raw form; the bytes are copied.
     *
     * @throws UnusableKeyException if there are not 32 bytes
     */
    public static PublicKey ofRaw(byte[] raw) {
        if (raw.length != RAW_LENGTH) {
            throw new UnusableKeyException("A raw public key has 32 bytes, " + raw.length + " were given");
        }
        byte[] serialized = new byte[SERIALIZED_LENGTH];
        serialized[0] = TYPE;
        System.arraycopy(raw, 0, serialized, 1, RAW_LENGTH);
        return new PublicKey(serialized);
    }

    /**
     * Takes the form with a type byte; the bytes are copied.
     *
     * @throws UnusableKeyException if there are not 33 bytes or the first is not 05
     */
    public static PublicKey ofSerialized(byte[] serialized) {
        if (serialized.length != SERIALIZED_LENGTH) {
            throw new UnusableKeyException(
                    "A serialized public key has 33 bytes, " + serialized.length + " were given");
        }
        if (serialized[0] != TYPE) {
            throw new UnusableKeyException(
                    "A serialized public key starts with the type byte 5, the type byte given is "
                            + (serialized[0] & 0xFF));
        }
        return new PublicKey(serialized.clone());
    }

    /** A copy of the raw form, 32 bytes. */
    public byte[] raw() {
        return Arrays.copyOfRange(serialized, 1, SERIALIZED_LENGTH);
    }

    /** A copy of the form with a type byte, 33 bytes. */
    public byte[] serialized() {
        return serialized.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey that && Arrays.equals(serialized, that.serialized);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(serialized);
    }

    /** The raw form in hexadecimal; a public key is no secret. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(serialized, 1, SERIALIZED_LENGTH);
    }
}
