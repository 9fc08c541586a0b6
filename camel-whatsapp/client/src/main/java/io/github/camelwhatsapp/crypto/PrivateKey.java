package io.github.camelwhatsapp.crypto;

import java.security.MessageDigest;
import org.bouncycastle.math.ec.rfc7748.X25519;

/**
 * A private key of Curve25519: a clamped scalar, 32 bytes little-endian (RFC 7748 section 5).
 *
 * <p>Immutable, and a secret: equality takes constant time and {@link #toString()} shows the length only.
 */
public final class PrivateKey {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private final byte[] scalar;

    private PrivateKey(byte[] scalar) {
        this.scalar = scalar;
    }

    /**
     * Takes 32 bytes, which are copied and clamped: the lowest three bits and the highest bit become 0, the bit below the
     * highest becomes 1.
     *
     * @throws UnusableKeyException if there are not 32 bytes
     */
    public static PrivateKey of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new UnusableKeyException("A private key has 32 bytes, " + bytes.length + " were given");
        }
        byte[] scalar = bytes.clone();
        X25519.clampPrivateKey(scalar);
        return new PrivateKey(scalar);
    }

    /** A copy of the clamped scalar, 32 bytes: a secret, to be written to a store and nowhere else. */
    public byte[] raw() {
        return scalar.clone();
    }

    /** The public key that belongs to this one; costs a multiplication, so keep a {@link KeyPair} where both are needed. */
    public PublicKey publicKey() {
        byte[] point = new byte[PublicKey.RAW_LENGTH];
        X25519.generatePublicKey(scalar, 0, point, 0);
        return PublicKey.ofRaw(point);
    }

    /**
     * The Diffie-Hellman secret shared with the owner of a public key: X25519, 32 bytes, not hashed.
     *
     * @throws UnusableKeyException if the secret is all zero, which a public key of small order brings about: its sender
     *     would know the secret without a private key (RFC 7748 section 6.1)
     */
    public byte[] agree(PublicKey theirs) {
        byte[] secret = new byte[X25519.POINT_SIZE];
        if (!X25519.calculateAgreement(scalar, 0, theirs.raw(), 0, secret, 0)) {
            throw new UnusableKeyException(
                    "The agreement with the public key " + theirs + " gives the all-zero secret");
        }
        return secret;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrivateKey that && MessageDigest.isEqual(scalar, that.scalar);
    }

    /** The same for all keys, so that it tells nothing; a private key is no key of a map. */
    @Override
    public int hashCode() {
        return LENGTH;
    }

    @Override
    public String toString() {
        return "PrivateKey(32 bytes)";
    }
}
