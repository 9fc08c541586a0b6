package io.github.camelwhatsapp.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery that a route still has to get.
 *
 * @param message the event, payload included
 * @param routeId the route
 * @param attempt 1, and one more for each start that found it possibly dispatched and unsettled, and what it had failed before each
 *     replay
 * @param failures how many times the route gave it back
 * @param nextAttempt when it may be offered again, after a failure
 * @param error why it was given back last
 */
public record PendingDelivery(
        InboxRow message,
        String routeId,
        int attempt,
        int failures,
        Optional<Instant> nextAttempt,
        Optional<String> error) {
    /** Short for {@code message().sequence()}. */
    public long sequence() {
        return message.sequence();
    }
}
