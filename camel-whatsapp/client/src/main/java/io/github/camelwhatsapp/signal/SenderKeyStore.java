package io.github.camelwhatsapp.signal;

import java.util.Optional;

/**
 * Where sender keys are kept, our own and those of others. Records are immutable, as those of {@link SessionStore} are. All
 * calls come within one transaction of the caller's.
 */
public interface SenderKeyStore {
    /**
     * The record for this name.
     *
     * @throws CorruptRecordException if there is one and it cannot be read: never empty in that case
     */
    Optional<SenderKeyRecord> find(SenderKeyName name);

    /** Writes a record, in place of an earlier one. */
    void put(SenderKeyName name, SenderKeyRecord record);

    /** Removes the record if there is one. */
    void remove(SenderKeyName name);
}
