package io.github.camelwhatsapp.signal;

import java.util.Optional;

/**
 * Where sessions are kept. Records are immutable: an implementation may keep the objects themselves and write their
 * {@link SessionRecord#encode() bytes} when its transaction commits. All calls come within one transaction of the caller's.
 */
public interface SessionStore {
    /**
     * The record for this address.
     *
     * @throws CorruptRecordException if there is one and it cannot be read: never empty in that case
     */
    Optional<SessionRecord> find(SignalAddress address);

    /** Writes a record, in place of an earlier one. */
    void put(SignalAddress address, SessionRecord record);

    /** Removes the record if there is one. */
    void remove(SignalAddress address);

    /** Removes the records of all devices of a name. */
    void removeAll(String name);
}
