package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.operation.QueuedOperation;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One event, offered to one subscriber. It is over when it is settled or failed; what comes after the first of these is ignored.
 * Safe for use by several threads.
 */
public final class Delivery {
    private final Event event;
    private final int count;
    private final Outcome outcome;
    private final AtomicBoolean over = new AtomicBoolean();

    Delivery(Event event, int count, Outcome outcome) {
        this.event = event;
        this.count = count;
        this.outcome = outcome;
    }

    /** What happened. */
    public Event event() {
        return event;
    }

    /** 1 for the first time it is offered. More may mean that the time before was cut short without having begun. */
    public int count() {
        return count;
    }

    /** The subscriber is done with it: it is never offered to them again. */
    public void settle() {
        settle(List.of());
    }

    /** The same, and these operations are put into the outbox in the same transaction: an answer, a read receipt. */
    public void settle(List<QueuedOperation> followUps) {
        if (over.compareAndSet(false, true)) {
            outcome.settled(List.copyOf(followUps));
        }
    }

    /** The subscriber could not do it: it is offered again after a pause, or parked. */
    public void fail(Throwable reason) {
        if (over.compareAndSet(false, true)) {
            outcome.failed(reason);
        }
    }

    /** Whether it was settled or failed. */
    public boolean isOver() {
        return over.get();
    }

    /** Who acts on the end of a delivery. */
    interface Outcome {
        void settled(List<QueuedOperation> followUps);

        void failed(Throwable reason);
    }
}
