package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.event.Event;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Someone who wants events: a route, or a piece of a program.
 *
 * @param id a name that stays the same over restarts; what was not settled is offered again under it
 * @param filter which events; called on the store's writer thread, so it must be quick and touch nothing
 * @param maxInflight how many deliveries may be unsettled at a time, 1 or more; never two of one chat
 * @param redelivery what happens after a failure
 * @param handler takes each delivery, on a shared thread; settles it or fails it then or later, from any thread
 */
public record Subscription(
        String id, Predicate<Event> filter, int maxInflight, RedeliveryPolicy redelivery, Consumer<Delivery> handler) {
    /** Checks name and number. */
    public Subscription {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A subscription needs an id that stays the same over restarts");
        }
        if (maxInflight < 1) {
            throw new IllegalArgumentException("maxInflight is " + maxInflight + ", it must be 1 or more");
        }
    }
}
