package io.github.camelwhatsapp.signal;

import java.util.Optional;

/**
 * Where the one-time prekeys of our own are kept that are still out. All calls come within one transaction of the
 * caller's.
 */
public interface PreKeyStore {
    /**
     * The prekey with this id.
     *
     * @throws CorruptRecordException if there is one and it cannot be read: never empty in that case
     */
    Optional<PreKey> find(int id);

    /** Writes a prekey, in place of an earlier one with its id. */
    void put(PreKey preKey);

    /** Removes a prekey if there is one with this id. */
    void remove(int id);
}
