package io.github.camelwhatsapp.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be sent, in order, and what was sent lately. Methods that move an entry on answer whether it was in a state
 * from which it can move there; otherwise they change nothing.
 */
public interface OutboxStore {
    /**
     * Adds an entry.
     *
     * @param row with sequence 0 and state QUEUED
     * @return its sequence: positive, above that of every entry added before, never used again
     * @throws IllegalArgumentException if the id is there already
     */
    long append(OutboxRow row);

    /** The entry with this message id, in whatever state. */
    Optional<OutboxRow> find(String id);

    /** The latest entry with this key that was created at that moment or later, in whatever state. */
    Optional<OutboxRow> findByIdempotencyKey(String key, Instant notBefore);

    /** Puts another plain form in place of a QUEUED entry's; false when it is no longer QUEUED. */
    boolean replace(long sequence, byte[] plain);

    /** QUEUED becomes SEALED; a SEALED or WRITTEN entry gets new bytes (the old ones were refused) and is SEALED. */
    boolean seal(long sequence, byte[] sealed);

    /** SEALED becomes WRITTEN; a WRITTEN entry may be written again. */
    boolean written(long sequence);

    /** Anything becomes ACKED, also what was given up; the sealed bytes go, the plain ones stay for retry receipts. */
    boolean acked(long sequence, Instant at, byte[] result);

    /**
     * What is not ACKED becomes FAILED; the sealed bytes go.
     *
     * @param reason why, for people and programs; it is stored unsealed
     */
    boolean failed(long sequence, Instant at, String reason);

    /** Removes an entry that is QUEUED or SEALED, so that it is never sent; false when it is too late for that. */
    boolean withdraw(long sequence);

    /** Entries that are QUEUED, SEALED or WRITTEN, in order. */
    List<OutboxRow> unacked(long afterSequence, int limit);

    /** How many entries are QUEUED, SEALED or WRITTEN. */
    long unfinished();

    /** How many entries are QUEUED. */
    long queued();

    /** When the first of the entries that are QUEUED, SEALED or WRITTEN was created. */
    Optional<Instant> oldestUnfinished();

    /** The same of one conversation. */
    List<OutboxRow> unacked(String conversation, long afterSequence, int limit);

    /**
     * Entries that are still QUEUED at the end of their time to live become FAILED with the reason {@code expired}.
     *
     * @param limit how many at most; when so many are returned there may be more
     * @return them, as they are now
     */
    List<OutboxRow> expire(Instant now, int limit);

    /**
     * Removes ACKED and FAILED entries that are too old or too many.
     *
     * @param finishedBefore those that ended before this moment go
     * @param maxRows of the others, only so many of the latest stay
     * @param maxBytes of the others, only the latest stay that fit into so many bytes
     * @return how many went
     */
    int prune(Instant finishedBefore, int maxRows, long maxBytes);
}
