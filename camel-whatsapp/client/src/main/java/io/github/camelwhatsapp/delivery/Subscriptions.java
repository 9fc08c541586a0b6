package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.ParkedDelivery;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is subscribed to an account. A subscriber is added and removed within a store transaction, so that each event knows exactly
 * who was there when it was stored.
 */
final class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final int PAGE = 500;

    private final AccountStore store;
    private final CopyOnWriteArrayList<SubscriptionQueue> queues = new CopyOnWriteArrayList<>();
    private final Map<String, VolatileQueue> volatiles = new ConcurrentHashMap<>();

    Subscriptions(AccountStore store) {
        this.store = store;
    }

    /** Who wants this event. */
    List<SubscriptionQueue> wanting(Event event) {
        List<SubscriptionQueue> takers = new ArrayList<>(queues.size());
        for (SubscriptionQueue queue : queues) {
            if (queue.subscription().filter().test(event)) {
                takers.add(queue);
            }
        }
        return takers;
    }

    /** Hands an event that is not durable to all who want it. */
    void publish(Event event) {
        volatiles.values().forEach(queue -> queue.offer(event));
    }

    /**
     * Adds a subscriber: it gets what the store holds for its id, and what it wants of that which nobody wanted so far.
     *
     * @throws IllegalArgumentException if one of this id is there
     */
    CompletionStage<Void> add(SubscriptionQueue queue, VolatileQueue volatileQueue) {
        String id = queue.subscription().id();
        if (volatiles.putIfAbsent(id, volatileQueue) != null) {
            throw new IllegalArgumentException(
                    "There is a subscription '" + id + "' already; each route needs an id of its own");
        }
        return store.transact(transaction -> {
                    adopt(transaction, queue);
                    queue.load(transaction.deliveries().conversations(id));
                    queues.addIfAbsent(queue);
                    return true;
                })
                .handle((done, problem) -> {
                    if (problem != null) {
                        queues.remove(queue);
                        volatiles.remove(id);
                        throw problem instanceof RuntimeException runtime
                                ? runtime
                                : new IllegalStateException(problem);
                    }
                    return null;
                });
    }

    /** Forgets a subscriber; what it has not settled stays for its return. */
    void close(SubscriptionQueue queue) {
        queue.close();
        String id = queue.subscription().id();
        Optional.ofNullable(volatiles.remove(id)).ifPresent(VolatileQueue::close);
        store.transact(transaction -> queues.remove(queue));
    }

    /** Forgets all subscribers. */
    void closeAll() {
        queues.forEach(this::close);
    }

    /** Forgets a subscriber and what it has not settled. */
    CompletionStage<Void> remove(SubscriptionQueue queue) {
        queue.close();
        String id = queue.subscription().id();
        Optional.ofNullable(volatiles.remove(id)).ifPresent(VolatileQueue::close);
        return store.transact(transaction -> {
                    queues.remove(queue);
                    whole(() -> transaction.deliveries().dropRoute(id, PAGE));
                    return true;
                })
                .thenApply(done -> null);
    }

    /**
     * Gives what belongs to ids that are no longer there back to nobody, from where others may take it.
     *
     * @param expected ids that are not subscribed yet and will be
     */
    CompletionStage<Void> abandonAbsent(Set<String> expected) {
        return store.transact(transaction -> {
                    Set<String> absent = new TreeSet<>(transaction.deliveries().routes());
                    absent.removeAll(expected);
                    queues.forEach(queue -> absent.remove(queue.subscription().id()));
                    absent.forEach(id -> whole(() -> transaction.deliveries().releaseRoute(id, PAGE)));
                    if (!absent.isEmpty()) {
                        for (SubscriptionQueue queue : queues) {
                            adopt(transaction, queue);
                            queue.load(transaction
                                    .deliveries()
                                    .conversations(queue.subscription().id()));
                        }
                    }
                    return true;
                })
                .thenApply(done -> null);
    }

    /** The parked deliveries of all subscribers, the oldest first. */
    CompletionStage<List<ParkedDelivery>> parked(int limit) {
        return store.transact(transaction -> transaction.deliveries().parked(limit));
    }

    /** Offers a parked delivery again; answers whether there was one. */
    CompletionStage<Boolean> replay(long sequence, String id) {
        return store.transact(transaction -> transaction.deliveries().replay(sequence, id)
                        ? transaction.inbox().get(sequence).map(InboxRow::conversation)
                        : Optional.<String>empty())
                .thenApply(conversation -> {
                    conversation.ifPresent(chat -> queues.stream()
                            .filter(queue -> queue.subscription().id().equals(id))
                            .forEach(queue -> queue.replay(chat, sequence)));
                    return conversation.isPresent();
                });
    }

    /** Gives a parked delivery up for good; answers whether there was one. */
    CompletionStage<Boolean> drop(long sequence, String id) {
        return store.transact(transaction -> transaction.deliveries().drop(sequence, id));
    }

    /** How many deliveries are with subscribers now. */
    int inflight() {
        return queues.stream().mapToInt(SubscriptionQueue::inflight).sum();
    }

    /** Since when the longest of them has been there. */
    Optional<Instant> oldestInflight() {
        return queues.stream().flatMap(queue -> queue.oldestInflight().stream()).min(Comparator.naturalOrder());
    }

    private static void whole(IntSupplier page) {
        int done;
        do {
            done = page.getAsInt();
        } while (done == PAGE);
    }

    private static void adopt(Transaction transaction, SubscriptionQueue queue) {
        long after = 0;
        List<InboxRow> page;
        do {
            page = transaction.deliveries().unconsumed(after, PAGE);
            for (InboxRow row : page) {
                after = row.sequence();
                adopt(transaction, queue.subscription(), row);
            }
        } while (page.size() == PAGE);
    }

    /** Nobody knows who wants an event that cannot be read: the first who comes gets it parked, so that a person sees it. */
    private static void adopt(Transaction transaction, Subscription subscription, InboxRow row) {
        try {
            Event event = RecordCodec.decodeEvent(row.kind(), row.payload());
            if (subscription.filter().test(event)) {
                transaction.deliveries().adopt(subscription.id(), row.sequence());
            }
        } catch (StoreCorruptException e) {
            LOG.error("Event {} that waited for a subscriber cannot be read and is parked", row.sequence(), e);
            transaction.deliveries().adopt(subscription.id(), row.sequence());
            transaction.deliveries().park(row.sequence(), subscription.id(), String.valueOf(e.getMessage()));
        }
    }
}
