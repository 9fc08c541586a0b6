package io.github.camelwhatsapp.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * How much there is to do.
 *
 * @param inbox durable events that are not settled by all
 * @param inflight deliveries that are with subscribers now
 * @param parked deliveries that were given up after their last failure
 * @param unconsumed events that no subscriber wanted
 * @param waitingSends sends that somebody waits for
 * @param dropped events that nobody wanted and were dropped
 * @param repeated stanzas that came again and were not stored again
 * @param oldest when the oldest event came that is not settled
 * @param oldestInflight since when the longest of the deliveries that are with subscribers has been there
 * @param outbox how much there is to send
 */
public record DeliveryStatistics(
        long inbox,
        int inflight,
        long parked,
        long unconsumed,
        int waitingSends,
        long dropped,
        long repeated,
        Optional<Instant> oldest,
        Optional<Instant> oldestInflight,
        OutboxFigures outbox) {
    /** Nothing to do. */
    public static final DeliveryStatistics NOTHING =
            new DeliveryStatistics(0, 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty(), OutboxFigures.EMPTY);
}
