package io.github.camelwhatsapp.delivery;

import java.util.concurrent.CompletionStage;

/** A subscription that was made. It delivers nothing until {@link #resume}. Safe for use by several threads. */
public final class SubscriptionHandle {
    private final Subscriptions subscriptions;
    private final SubscriptionQueue queue;
    private final VolatileQueue volatileQueue;

    SubscriptionHandle(Subscriptions subscriptions, SubscriptionQueue queue, VolatileQueue volatileQueue) {
        this.subscriptions = subscriptions;
        this.queue = queue;
        this.volatileQueue = volatileQueue;
    }

    /** The subscription. */
    public Subscription subscription() {
        return queue.subscription();
    }

    /** Starts or goes on delivering. */
    public void resume() {
        queue.resume();
        volatileQueue.resume();
    }

    /** Delivers nothing more for now; durable events wait, others are dropped. What is in flight goes on. */
    public void suspend() {
        queue.suspend();
        volatileQueue.suspend();
    }

    /** How many deliveries are with the subscriber. */
    public int inflight() {
        return queue.inflight();
    }

    /** Ends the subscription; what was not settled waits for one of the same id. */
    public void close() {
        subscriptions.close(queue);
    }

    /** Ends the subscription for good: what was not settled is given up. Completes when that is durable. */
    public CompletionStage<Void> remove() {
        return subscriptions.remove(queue);
    }
}
