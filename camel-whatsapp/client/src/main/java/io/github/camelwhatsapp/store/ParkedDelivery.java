package io.github.camelwhatsapp.store;

/**
 * A delivery that failed too often and waits for a person.
 *
 * @param message the event, payload included
 * @param routeId the route
 * @param attempt as in {@link PendingDelivery}
 * @param failures how many times the route gave it back
 * @param error why it was parked
 */
public record ParkedDelivery(InboxRow message, String routeId, int attempt, int failures, String error) {
    /** Short for {@code message().sequence()}. */
    public long sequence() {
        return message.sequence();
    }
}
