package io.github.camelwhatsapp.signal;

import java.util.Optional;

/**
 * Where signed prekeys of our own are kept: the current one, and older ones while first messages to them may be on the way.
 * All calls come within one transaction of the caller's.
 */
public interface SignedPreKeyStore {
    /**
     * The prekey with this id.
     *
     * @throws CorruptRecordException if there is one and it cannot be read: never empty in that case
     */
    Optional<SignedPreKey> find(int id);

    /** Writes a prekey, in place of an earlier one with its id. */
    void put(SignedPreKey preKey);

    /** Removes a prekey if there is one with this id. */
    void remove(int id);
}
