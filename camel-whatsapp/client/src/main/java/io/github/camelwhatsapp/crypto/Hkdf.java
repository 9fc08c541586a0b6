package io.github.camelwhatsapp.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;

/** Key derivation with HMAC-SHA256: extract, then expand (RFC 5869). Safe for use by several threads. */
public final class Hkdf {
    private static final int HASH_LENGTH = 32;
    private static final int MAX_LENGTH = 255 * HASH_LENGTH;
    private static final byte[] NO_SALT = new byte[HASH_LENGTH];

    private Hkdf() {}

    /** As {@link #derive(byte[], byte[], byte[], int)} without a salt, which is the same as a salt of 32 zero bytes. */
    public static byte[] derive(byte[] secret, byte[] info, int length) {
        return derive(secret, NO_SALT, info, length);
    }

    /**
     * Derives key material.
     *
     * @param secret the input keying material, of any length
     * @param salt the salt, at least one byte
     * @param info what the keys are for, may be empty
     * @param length how many bytes to derive, 1 to 8160
     * @throws IllegalArgumentException if the length is out of range
     */
    public static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("HKDF derives 1 to " + MAX_LENGTH + " bytes, " + length + " were asked");
        }
        return expand(Hmac.SHA256.keyed(Hmac.SHA256.of(salt, secret)), info, length);
    }

    private static byte[] expand(Mac mac, byte[] info, int length) {
        byte[] blocks = new byte[(length + HASH_LENGTH - 1) / HASH_LENGTH * HASH_LENGTH];
        for (int at = 0; at < blocks.length; at += HASH_LENGTH) {
            if (at > 0) {
                mac.update(blocks, at - HASH_LENGTH, HASH_LENGTH);
            }
            mac.update(info);
            mac.update((byte) (at / HASH_LENGTH + 1));
            finish(mac, blocks, at);
        }
        return blocks.length == length ? blocks : Arrays.copyOf(blocks, length);
    }

    private static void finish(Mac mac, byte[] out, int at) {
        try {
            mac.doFinal(out, at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A block of 32 bytes was too short for HMAC-SHA256", e);
        }
    }
}
