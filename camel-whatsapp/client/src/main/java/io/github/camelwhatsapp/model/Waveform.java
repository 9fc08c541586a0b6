package io.github.camelwhatsapp.model;

import java.util.Arrays;

/**
 * How loud a voice note is over its length, as phones draw it. Source: multidevice-messaging.md section 5.1, {@code waveform}.
 *
 * @param bytes mostly 64 values of 0, silent, to 100, loudest; not copied, do not change them
 */
public record Waveform(byte[] bytes) {
    private static final int LOUDEST = 100;
    private static final int LARGEST = 1024;

    /** Checks length and values. */
    public Waveform {
        if (bytes.length == 0 || bytes.length > LARGEST) {
            throw new IllegalArgumentException(
                    "A waveform has 1 to " + LARGEST + " values, mostly 64, given were " + bytes.length);
        }
        for (byte value : bytes) {
            if (value < 0 || value > LOUDEST) {
                throw new IllegalArgumentException(
                        "A waveform has values from 0 to " + LOUDEST + ", given was " + Byte.toUnsignedInt(value));
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Waveform that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Waveform[" + bytes.length + " values]";
    }
}
