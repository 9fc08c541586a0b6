package io.github.camelwhatsapp.store;

import java.time.Instant;
import java.util.Optional;

/** The events that came in, until every route is done with them ({@link DeliveryStore}). */
public interface InboxStore {
    /**
     * Adds an event.
     *
     * @param row with sequence 0
     * @return its sequence: positive, above that of every event added before, never used again
     */
    long append(InboxRow row);

    /** The event with this sequence; one that is damaged is there too, and says so when its payload is asked for. */
    Optional<InboxRow> get(long sequence);

    /** Removes an event and all that was still to be delivered of it; says whether it was there. */
    boolean delete(long sequence);

    /** How many events there are; costs the same however many. */
    long count();

    /** How many bytes their payloads take, as given to {@link #append}; costs the same however many. */
    long bytes();

    /** When the first event in the order of arrival came; empty when there is none. */
    Optional<Instant> oldest();
}
