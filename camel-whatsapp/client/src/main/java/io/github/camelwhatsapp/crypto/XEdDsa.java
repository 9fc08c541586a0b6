package io.github.camelwhatsapp.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Signatures with Curve25519 keys: the variant of XEdDSA that Signal uses, 64 bytes (signal.md section 7).
 *
 * <p>It differs from the published XEdDSA in that the sign of the signer's Edwards point is not forced to zero but travels in
 * the highest bit of the signature. Safe for use by several threads.
 */
public final class XEdDsa {
    /** Length of a signature in bytes. */
    public static final int SIGNATURE_LENGTH = 64;

    private static final ThreadLocal<MessageDigest> SHA512 = ThreadLocal.withInitial(XEdDsa::newDigest);

    private XEdDsa() {}

    /** Signs once; see {@link SigningKey}, which is quicker for a key that signs often. */
    public static byte[] sign(PrivateKey privateKey, byte[] message, SecureRandom random) {
        return SigningKey.of(privateKey).sign(message, random);
    }

    /**
     * Whether the signature was made over this message by the owner of this key. Takes no secret, so its time may vary.
     *
     * @param signature as it came; one that has not 64 bytes is simply not valid
     */
    public static boolean verify(PublicKey publicKey, byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        byte sign = (byte) (signature[63] & 0x80);
        byte[] ed25519 = signature.clone();
        ed25519[63] &= 0x7F;
        byte[] point = edwards(publicKey);
        if (point.length == 0) {
            return false;
        }
        point[31] |= sign;
        return Ed25519.verify(ed25519, 0, point, 0, message, 0, message.length);
    }

    /** y = (u - 1) / (u + 1), 32 bytes little-endian; no bytes for u = -1, which has no counterpart. */
    private static byte[] edwards(PublicKey publicKey) {
        long[] u = Field25519.decode(publicKey.raw());
        long[] one = Field25519.of(1);
        long[] denominator = new long[Field25519.LIMBS];
        Field25519.add(denominator, u, one);
        if (MessageDigest.isEqual(Field25519.encode(denominator), new byte[32])) {
            return new byte[0];
        }
        long[] y = new long[Field25519.LIMBS];
        Field25519.invert(denominator, denominator);
        Field25519.subtract(y, u, one);
        Field25519.mul(y, y, denominator);
        return Field25519.encode(y);
    }

    /** SHA-512 of several parts, reduced modulo the order of the group. */
    static byte[] hashToScalar(byte[]... parts) {
        MessageDigest digest = SHA512.get();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return GroupScalar.reduce(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-512, this one has not", e);
        }
    }
}
