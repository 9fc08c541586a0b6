package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.operation.QueuedOperation;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Gives one subscriber the events that are not durable, one at a time. Of several that wait, only the latest of each kind and chat
 * counts; when too many chats wait, the oldest is dropped and counted. Nothing is offered twice.
 */
final class VolatileQueue {
    private static final int LIMIT = 1_000;

    private final Subscription subscription;
    private final Executor executor;
    private final Consumer<List<QueuedOperation>> followUps;
    private final Map<String, Event> waiting = new LinkedHashMap<>();
    private final AtomicLong dropped = new AtomicLong();
    private boolean running;
    private boolean busy;

    VolatileQueue(Subscription subscription, Executor executor, Consumer<List<QueuedOperation>> followUps) {
        this.subscription = subscription;
        this.executor = executor;
        this.followUps = followUps;
    }

    /** Takes an event if the subscriber wants it and is not suspended. */
    synchronized void offer(Event event) {
        if (!running || !subscription.filter().test(event)) {
            return;
        }
        String key = event.getClass().getSimpleName() + " " + event.conversationKey();
        waiting.remove(key);
        waiting.put(key, event);
        if (waiting.size() > LIMIT) {
            Iterator<Event> oldest = waiting.values().iterator();
            oldest.next();
            oldest.remove();
            dropped.incrementAndGet();
        }
        pump();
    }

    /** Starts or goes on. */
    synchronized void resume() {
        running = true;
        pump();
    }

    /** Takes and gives nothing until resumed. */
    synchronized void suspend() {
        running = false;
        waiting.clear();
    }

    /** Stops for good. */
    void close() {
        suspend();
    }

    /** How many events were dropped because too many waited. */
    long dropped() {
        return dropped.get();
    }

    private void pump() {
        if (!running || busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        Iterator<Event> first = waiting.values().iterator();
        Event event = first.next();
        first.remove();
        Delivery delivery = new Delivery(event, 1, new Next());
        executor.execute(() -> {
            try {
                subscription.handler().accept(delivery);
            } catch (RuntimeException | Error e) {
                delivery.fail(e);
            }
        });
    }

    private synchronized void next() {
        busy = false;
        pump();
    }

    private final class Next implements Delivery.Outcome {
        @Override
        public void settled(List<QueuedOperation> operations) {
            if (!operations.isEmpty()) {
                followUps.accept(operations);
            }
            next();
        }

        @Override
        public void failed(Throwable reason) {
            next();
        }
    }
}
