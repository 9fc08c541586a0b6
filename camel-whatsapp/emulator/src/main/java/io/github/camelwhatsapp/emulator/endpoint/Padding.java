package io.github.camelwhatsapp.emulator.endpoint;

import java.security.SecureRandom;
import java.util.Arrays;

/** What is added to a message before it is encrypted. Source: multidevice-messaging.md section 3.1. */
final class Padding {
    private static final int MOST = 16;

    private Padding() {}

    /** Adds 1 to 16 bytes, each of their number. */
    static byte[] add(byte[] message, SecureRandom random) {
        int count = 1 + random.nextInt(MOST);
        byte[] padded = Arrays.copyOf(message, message.length + count);
        Arrays.fill(padded, message.length, padded.length, (byte) count);
        return padded;
    }

    /**
     * Takes them away.
     *
     * @throws IllegalArgumentException if they are not as they must be
     */
    static byte[] remove(byte[] padded) {
        int count = padded.length == 0 ? 0 : padded[padded.length - 1];
        if (count < 1 || count > padded.length) {
            throw new IllegalArgumentException("A padded message ends with the number of bytes to drop; of "
                    + padded.length + " it says " + count);
        }
        for (int i = padded.length - count; i < padded.length; i++) {
            if (padded[i] != count) {
                throw new IllegalArgumentException("The " + count + " bytes of a padding differ");
            }
        }
        return Arrays.copyOf(padded, padded.length - count);
    }
}
