package io.github.camelwhatsapp.multidevice.messaging;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Hides the exact length of a plaintext: 1 to 16 bytes, each of that value. Source: multidevice-messaging.md section 3.1. */
final class Padding {
    private static final int MOST = 16;

    private Padding() {}

    static byte[] pad(byte[] plaintext, RandomGenerator random) {
        int padding = 1 + random.nextInt(MOST);
        byte[] padded = Arrays.copyOf(plaintext, plaintext.length + padding);
        Arrays.fill(padded, plaintext.length, padded.length, (byte) padding);
        return padded;
    }

    /**
     * Takes it off.
     *
     * @throws IllegalArgumentException if there is none
     */
    static byte[] unpad(byte[] padded) {
        int padding = padded.length == 0 ? 0 : Byte.toUnsignedInt(padded[padded.length - 1]);
        if (padding == 0 || padding > padded.length) {
            throw bad(padded, padding);
        }
        for (int i = padded.length - padding; i < padded.length; i++) {
            if (Byte.toUnsignedInt(padded[i]) != padding) {
                throw bad(padded, padding);
            }
        }
        return Arrays.copyOf(padded, padded.length - padding);
    }

    private static IllegalArgumentException bad(byte[] padded, int padding) {
        return new IllegalArgumentException("The plaintext of " + padded.length + " bytes does not end in a padding of "
                + padding + " equal bytes");
    }
}
