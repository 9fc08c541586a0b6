package io.github.camelwhatsapp.crypto;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A private key made ready to sign: it holds the Edwards point that each signature needs, which costs as much to compute as
 * the rest of the signature.
 *
 * <p>Immutable, safe for use by several threads, and a secret: {@link #toString()} shows none of it. Signing takes constant
 * time in the key and the randomness. Source: signal.md section 7.
 */
public final class SigningKey {
    private static final int NONCE_LENGTH = 64;
    /** Keeps the hash for the nonce apart from all other hashes: the number 2^256 - 2, little-endian. */
    private static final byte[] NONCE_PREFIX = noncePrefix();

    private final PrivateKey privateKey;
    private final byte[] point;

    private SigningKey(PrivateKey privateKey) {
        this.privateKey = privateKey;
        this.point = EdwardsBase.multiply(privateKey.raw());
    }

    /** Makes a key ready. */
    public static SigningKey of(PrivateKey privateKey) {
        return new SigningKey(privateKey);
    }

    /** The key that signs. */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /**
     * Signs a message.
     *
     * @param message of any length
     * @param random gives 64 bytes; two signatures over one message differ
     * @return 64 bytes: the encoded point R, then s with the sign of the signer's point in the highest bit
     */
    public byte[] sign(byte[] message, SecureRandom random) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] a = privateKey.raw();
        byte[] r = XEdDsa.hashToScalar(NONCE_PREFIX, a, message, nonce);
        byte[] pointR = EdwardsBase.multiply(r);
        byte[] h = XEdDsa.hashToScalar(pointR, point, message);
        byte[] signature = Arrays.copyOf(pointR, XEdDsa.SIGNATURE_LENGTH);
        System.arraycopy(GroupScalar.multiplyAdd(h, a, r), 0, signature, 32, 32);
        signature[63] |= (byte) (point[31] & 0x80);
        return signature;
    }

    @Override
    public String toString() {
        return "SigningKey(32 bytes)";
    }

    private static byte[] noncePrefix() {
        byte[] prefix = new byte[32];
        Arrays.fill(prefix, (byte) 0xFF);
        prefix[0] = (byte) 0xFE;
        return prefix;
    }
}
