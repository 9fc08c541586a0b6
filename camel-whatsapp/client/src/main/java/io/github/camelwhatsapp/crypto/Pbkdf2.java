package io.github.camelwhatsapp.crypto;

import javax.crypto.Mac;

/**
 * Key derivation from a password: PBKDF2 with HMAC-SHA1 (RFC 8018 section 5.2). Safe for use by several threads.
 *
 * <p>The password is bytes. The JDK's own form takes characters, which it would encode first, so it cannot take a password
 * that is no text.
 */
public final class Pbkdf2 {
    private static final int HASH_LENGTH = 20;

    private Pbkdf2() {}

    /**
     * Derives key material.
     *
     * @param password the password, at least one byte
     * @param salt the salt, may be empty
     * @param iterations how often the function is applied, at least 1
     * @param length how many bytes to derive, at least 1
     * @throws IllegalArgumentException if the password is empty or a number is below 1
     */
    public static byte[] hmacSha1(byte[] password, byte[] salt, int iterations, int length) {
        if (password.length == 0 || iterations < 1 || length < 1) {
            throw new IllegalArgumentException(
                    "PBKDF2 needs a password, an iteration and a byte to derive at the least; " + "given were "
                            + password.length + " bytes, " + iterations + " iterations, length " + length);
        }
        Mac mac = Hmac.SHA1.keyed(password);
        byte[] derived = new byte[length];
        for (int at = 0, block = 1; at < length; at += HASH_LENGTH, block++) {
            byte[] bytes = block(mac, salt, block, iterations);
            System.arraycopy(bytes, 0, derived, at, Math.min(HASH_LENGTH, length - at));
        }
        return derived;
    }

    private static byte[] block(Mac mac, byte[] salt, int number, int iterations) {
        mac.update(salt);
        mac.update(new byte[] {(byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number});
        byte[] round = mac.doFinal();
        byte[] sum = round.clone();
        for (int i = 1; i < iterations; i++) {
            round = mac.doFinal(round);
            for (int j = 0; j < HASH_LENGTH; j++) {
                sum[j] ^= round[j];
            }
        }
        return sum;
    }
}
