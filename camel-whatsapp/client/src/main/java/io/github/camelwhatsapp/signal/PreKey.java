package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.KeyPair;
import java.security.SecureRandom;

/**
 * A one-time prekey of our own: it lets one stranger start one session, and is deleted when that has happened.
 *
 * @param id 1 to 16777215, unique among the prekeys that are still out (signal.md section 1)
 * @param keyPair the key
 */
public record PreKey(int id, KeyPair keyPair) {
    /** Largest id; the next one after it is 1. Never 0: a peer is known that takes an id of 0 for no prekey. */
    public static final int MAX_ID = 0xFFFFFF;

    private static final int KIND = 'P';

    /** Refuses an id out of range with an {@link IllegalArgumentException}. */
    public PreKey {
        checkId(id);
    }

    /** Makes a new prekey. */
    public static PreKey generate(int id, SecureRandom random) {
        return new PreKey(id, KeyPair.generate(random));
    }

    /** The id that follows. */
    public static int nextId(int id) {
        return id % MAX_ID + 1;
    }

    /** What is published of this prekey. */
    public PreKeyBundle.OneTime offer() {
        return new PreKeyBundle.OneTime(id, keyPair.publicKey());
    }

    /** The record for a store: 'P', version 1, id (4 bytes), public key, private key (32 bytes each), CRC-32C. */
    public byte[] encode() {
        return new RecordWriter(KIND, 1).int32(id).keyPair(keyPair).finish();
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @throws CorruptRecordException if it is anything else
     */
    public static PreKey decode(byte[] record) {
        RecordReader in = new RecordReader("prekey", KIND, 1, record);
        PreKey preKey = new PreKey(in.int32("id", 1, MAX_ID), in.keyPair());
        in.end();
        return preKey;
    }

    static void checkId(int id) {
        if (id < 1 || id > MAX_ID) {
            throw new IllegalArgumentException("The id of a prekey is 1 to " + MAX_ID + ", given was " + id);
        }
    }
}
