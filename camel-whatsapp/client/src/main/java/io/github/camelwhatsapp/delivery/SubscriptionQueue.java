package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.delivery.ChatQueue.Item;
import io.github.camelwhatsapp.delivery.ChatQueue.State;
import io.github.camelwhatsapp.delivery.DeliveryPages.Unreadable;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.store.PendingConversation;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives one subscriber its durable events: in order within a chat, chats side by side, as many at a time as it wants. An event that
 * fails holds its own chat only.
 *
 * <p>Safe for use by several threads. {@link #reserve} runs on the store's writer thread, deliveries on the shared pool.
 */
final class SubscriptionQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionQueue.class);
    private static final Duration FETCH_AGAIN = Duration.ofSeconds(1);

    private final Subscription subscription;
    private final DeliveryPages pages;
    private final DeliveryMarks marks;
    private final TimeSource time;
    private final Executor executor;
    private final Consumer<Parked> onParked;
    private final BooleanSupplier offline;
    private final Map<String, ChatQueue> chats = new HashMap<>();
    private final Queue<ChatQueue> ready = new ArrayDeque<>();
    private final Map<Long, Instant> inflight = new LinkedHashMap<>();
    private boolean running;
    private boolean closed;

    /**
     * @param onParked is told of what was given up
     * @param offline whether the account is
     */
    SubscriptionQueue(
            Subscription subscription,
            DeliveryPages pages,
            DeliveryMarks marks,
            TimeSource time,
            Executor executor,
            Consumer<Parked> onParked,
            BooleanSupplier offline) {
        this.subscription = subscription;
        this.pages = pages;
        this.marks = marks;
        this.time = time;
        this.executor = executor;
        this.onParked = onParked;
        this.offline = offline;
    }

    Subscription subscription() {
        return subscription;
    }

    /** Takes over what the store holds for this subscriber; called within the transaction that registers it. */
    synchronized void load(List<PendingConversation> pending) {
        for (PendingConversation conversation : pending) {
            chat(conversation.conversation()).expectFrom(conversation.firstSequence());
        }
    }

    /** Starts or goes on delivering. */
    synchronized void resume() {
        running = true;
        chats.values().forEach(this::advance);
        pump();
    }

    /** Delivers nothing more until resumed; what is in flight goes on. */
    synchronized void suspend() {
        running = false;
    }

    /** Forgets everything in memory; what was never dispatched is not counted as delivered after a restart. */
    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        running = false;
        chats.clear();
        ready.clear();
        marks.stopped(Set.copyOf(inflight.keySet()));
    }

    /** How many deliveries are with the subscriber. */
    synchronized int inflight() {
        return inflight.size();
    }

    /** Since when the longest of them has been there. */
    synchronized Optional<Instant> oldestInflight() {
        return inflight.values().stream().findFirst();
    }

    /** Asks for a place in memory for an event that is about to be stored; called on the writer thread. */
    synchronized boolean reserve(String conversation) {
        return !closed && chat(conversation).reserve();
    }

    /** The event that has a place was stored. */
    synchronized void offer(String conversation, long sequence, Event event) {
        if (closed) {
            return;
        }
        ChatQueue chat = chat(conversation);
        chat.add(new Item(sequence, event, 1, 0));
        advance(chat);
        pump();
    }

    /** The event that has a place was not stored. */
    synchronized void release(String conversation) {
        if (!closed) {
            chat(conversation).release();
            advance(chat(conversation));
        }
    }

    /** An event that had been parked is pending again in the store. */
    synchronized void replay(String conversation, long sequence) {
        if (!closed) {
            ChatQueue chat = chat(conversation);
            chat.expectFrom(sequence);
            advance(chat);
        }
    }

    private ChatQueue chat(String conversation) {
        return chats.computeIfAbsent(conversation, ChatQueue::new);
    }

    private void advance(ChatQueue chat) {
        if (chat.state() != State.IDLE) {
            return;
        }
        if (chat.hasNext()) {
            chat.become(State.READY);
            ready.add(chat);
        } else if (chat.needsFetch() && running) {
            fetch(chat);
        }
    }

    private void pump() {
        while (running && inflight.size() < subscription.maxInflight() && !ready.isEmpty()) {
            ChatQueue chat = ready.remove();
            dispatch(chat, chat.take());
        }
    }

    private void dispatch(ChatQueue chat, Item item) {
        chat.become(State.IN_FLIGHT);
        inflight.put(item.sequence(), time.now());
        Delivery delivery = new Delivery(item.event(), item.deliveryCount(), new InFlight(chat, item));
        executor.execute(() -> {
            try {
                subscription.handler().accept(delivery);
            } catch (RuntimeException | Error e) {
                delivery.fail(e);
            }
        });
    }

    private void fetch(ChatQueue chat) {
        pages.next(chat.conversation(), chat.fetchAfter(), () -> fetchedAll(chat))
                .whenComplete((window, problem) -> {
                    if (problem == null) {
                        window.unreadable().forEach(this::putAside);
                        fetched(chat, window.items());
                    } else {
                        fetchLater(chat, problem);
                    }
                });
    }

    private void putAside(Unreadable delivery) {
        marks.unreadable(delivery.sequence(), delivery.parked().reason());
        onParked.accept(delivery.parked());
    }

    private synchronized void fetchedAll(ChatQueue chat) {
        chat.fetchedAll();
    }

    private synchronized void fetched(ChatQueue chat, List<Item> items) {
        if (!closed) {
            chat.fetched(items);
            settleDown(chat);
            pump();
        }
    }

    private void fetchLater(ChatQueue chat, Throwable problem) {
        LOG.warn("Subscription '{}' could not read a chat from the store and tries again", subscription.id(), problem);
        synchronized (this) {
            chat.fetchFailed();
        }
        time.schedule(
                FETCH_AGAIN,
                () -> executor.execute(() -> {
                    synchronized (this) {
                        if (!closed) {
                            advance(chat);
                        }
                    }
                }));
    }

    /** Lets an idle chat go on, or forgets it when there is nothing left. */
    private void settleDown(ChatQueue chat) {
        advance(chat);
        if (chat.isSpent()) {
            chats.remove(chat.conversation());
        }
    }

    private synchronized void finished(ChatQueue chat, Item item) {
        inflight.remove(item.sequence());
        chat.become(State.IDLE);
        if (!closed) {
            settleDown(chat);
            pump();
        }
    }

    private synchronized void waitAndRetry(ChatQueue chat, Item item, Duration pause) {
        inflight.remove(item.sequence());
        chat.become(State.WAITING);
        if (!closed) {
            pump();
        }
        time.schedule(pause, () -> executor.execute(() -> retry(chat, item)));
    }

    private synchronized void retry(ChatQueue chat, Item item) {
        if (closed) {
            return;
        }
        if (!running || inflight.size() >= subscription.maxInflight()) {
            chat.putBack(item);
            chat.become(State.READY);
            ready.add(chat);
            return;
        }
        dispatch(chat, item);
    }

    /** What the end of a delivery means for the store and the chat. */
    private final class InFlight implements Delivery.Outcome {
        private final ChatQueue chat;
        private final Item item;

        InFlight(ChatQueue chat, Item item) {
            this.chat = chat;
            this.item = item;
        }

        @Override
        public void settled(List<QueuedOperation> operations) {
            if (operations.isEmpty()) {
                marks.settled(item);
                finished(chat, item);
                return;
            }
            marks.settled(item, operations).whenComplete((done, problem) -> {
                if (problem == null) {
                    finished(chat, item);
                } else {
                    failed(problem);
                }
            });
        }

        @Override
        public void failed(Throwable reason) {
            if (offline.getAsBoolean() && OfflineFailures.isOne(reason)) {
                Item next = item.offeredOnceMore();
                LOG.debug("A delivery to '{}' waits for the connection: {}", subscription.id(), reason.toString());
                waitAndRetry(chat, next, subscription.redelivery().delayAfter(next.deliveryCount() - 1));
                return;
            }
            Item next = item.failedOnceMore();
            if (next.failures() < subscription.redelivery().maximumDeliveries()) {
                marks.failed(next, reason);
                waitAndRetry(chat, next, subscription.redelivery().delayAfter(next.failures()));
            } else {
                marks.parked(next, reason);
                finished(chat, item);
                onParked.accept(Parked.failed(item.event(), reason));
            }
        }
    }
}
