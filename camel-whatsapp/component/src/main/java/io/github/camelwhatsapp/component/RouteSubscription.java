package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.delivery.Delivery;
import io.github.camelwhatsapp.delivery.Parked;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.delivery.SubscriptionHandle;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What an account delivers to one route. It outlives the consumer: Camel makes a new one each time a route is started, and a stopped
 * route keeps what waits for it. Safe for use by several threads.
 */
final class RouteSubscription {
    private final String routeId;
    private final Terms terms;
    private final Queue<Delivery> held = new ArrayDeque<>();
    private @Nullable Receiver receiver;
    private @Nullable SubscriptionHandle handle;
    private boolean running;

    RouteSubscription(String routeId, Terms terms) {
        this.routeId = routeId;
        this.terms = terms;
    }

    /** What a route wants, and how. */
    record Terms(EventSelection selection, int maxInflight, RedeliveryPolicy redelivery) {}

    /** The consumer of the route while it is started. */
    interface Receiver {
        /** Takes a delivery, at once; settles it or fails it later. */
        void deliver(Delivery delivery);

        /** A delivery was given up after its last failure, or cannot be read. */
        void parked(Parked parked);
    }

    Terms terms() {
        return terms;
    }

    /** The form that the client wants. */
    Subscription subscription() {
        return new Subscription(routeId, terms.selection(), terms.maxInflight(), terms.redelivery(), this::deliver);
    }

    /** The client has taken it. */
    synchronized void opened(SubscriptionHandle value) {
        handle = value;
    }

    /** Gives it to a consumer, which gets nothing until {@link #resume}. */
    synchronized void attach(Receiver consumer) {
        receiver = consumer;
    }

    synchronized boolean isAttached() {
        return receiver != null;
    }

    /** Starts or goes on delivering. */
    void resume() {
        handle().resume();
        Receiver consumer;
        Queue<Delivery> again;
        synchronized (this) {
            consumer = receiver;
            if (consumer == null) {
                return;
            }
            running = true;
            again = new ArrayDeque<>(held);
            held.clear();
        }
        again.forEach(consumer::deliver);
    }

    /** Delivers nothing more for now. */
    void suspend() {
        handle().suspend();
    }

    /** Takes it from its consumer; what comes for the route waits. */
    void detach() {
        suspend();
        synchronized (this) {
            running = false;
            receiver = null;
        }
    }

    /** Takes back a delivery that a consumer did not begin with, for the next one, which may be there already. */
    void hold(Receiver from, Delivery delivery) {
        Receiver next;
        synchronized (this) {
            next = running && receiver != from ? receiver : null;
            if (next == null) {
                held.add(delivery);
            }
        }
        if (next != null) {
            next.deliver(delivery);
        }
    }

    /** Passes on that a delivery was parked; a stopped route is not told. */
    void parked(Parked parked) {
        Receiver consumer;
        synchronized (this) {
            consumer = receiver;
        }
        if (consumer != null) {
            consumer.parked(parked);
        }
    }

    /** Ends it; what was not settled waits for a route of the same id. */
    void close() {
        handle().close();
    }

    /** Ends it, and gives up what was not settled. Waits until that is durable. */
    void remove() {
        Awaited.of("The removal of route '" + routeId + "'", handle().remove());
    }

    private void deliver(Delivery delivery) {
        Receiver consumer;
        synchronized (this) {
            consumer = receiver;
            if (consumer == null) {
                held.add(delivery);
                return;
            }
        }
        consumer.deliver(delivery);
    }

    private synchronized SubscriptionHandle handle() {
        if (handle == null) {
            throw new IllegalStateException("The subscription of route '" + routeId + "' was never opened");
        }
        return handle;
    }
}
