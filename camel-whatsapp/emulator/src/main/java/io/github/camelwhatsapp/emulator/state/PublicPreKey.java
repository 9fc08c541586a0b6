package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.crypto.PublicKey;

/**
 * A one-time prekey as its owner published it.
 *
 * @param id 1 to 0xFFFFFF
 * @param key the public half
 */
public record PublicPreKey(int id, PublicKey key) {
    /** The largest id. */
    public static final int MAX_ID = 0xFFFFFF;

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public PublicPreKey {
        if (id < 1 || id > MAX_ID) {
            throw new IllegalArgumentException("The id of a prekey is 1 to " + MAX_ID + ", " + id + " was given");
        }
    }
}
