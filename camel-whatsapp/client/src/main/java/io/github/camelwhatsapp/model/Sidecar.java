package io.github.camelwhatsapp.model;

import java.util.Arrays;

/**
 * The MACs of a film or a sound piece by piece, 10 bytes for each 64 KiB of what lies on the server, for players that begin before all
 * has come. Source: multidevice-messaging.md section 6.5.
 *
 * @param bytes the MACs, one after the other; not copied, do not change them
 */
public record Sidecar(byte[] bytes) {
    /** How long each MAC is. */
    public static final int ENTRY = 10;

    /** Checks the length. */
    public Sidecar {
        if (bytes.length == 0 || bytes.length % ENTRY != 0) {
            throw new IllegalArgumentException(
                    "A sidecar has " + ENTRY + " bytes for each piece, given were " + bytes.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sidecar that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Sidecar[" + bytes.length / ENTRY + " pieces]";
    }
}
