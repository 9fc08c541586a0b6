package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.delivery.DeliverySettings.Unconsumed;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.spi.Expectation;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.store.AwaitedMessage;
import io.github.camelwhatsapp.store.CommitUnknownException;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.store.TransactionSeries;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Where durable events are stored before the server hears that they came, and from where each subscriber gets its own.
 *
 * <p>Safe for use by several threads.
 */
final class Inbox {
    private final Subscriptions subscriptions;
    private final DeliverySettings settings;
    private final TimeSource time;
    private final EarlyEvents early;
    private final Consumer<Boolean> onFull;
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();

    Inbox(Subscriptions subscriptions, DeliverySettings settings, TimeSource time, Consumer<Boolean> onFull) {
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.time = time;
        early = new EarlyEvents(time);
        this.onFull = onFull;
    }

    /** Stores all that a stanza causes in one transaction; see {@link io.github.camelwhatsapp.spi.EventSink#accept}. */
    CompletionStage<Void> accept(IncomingStanza stanza, TransactionSeries series) {
        List<Encoded> known = stanza.events().stream().map(Encoded::of).toList();
        List<Stored> stored = new ArrayList<>();
        CompletableFuture<Boolean> commit = series.transact(transaction -> {
            // A body runs again after a commit that failed: what it had reserved then is given back.
            stored.forEach(Stored::release);
            stored.clear();
            return append(transaction, stanza, known, stored);
        });
        return commit.handle((done, problem) -> {
            if (problem != null) {
                // Nobody knows whether they were stored: then the store is asked.
                stored.forEach(problem instanceof CommitUnknownException ? Stored::lookUp : Stored::release);
                throw problem instanceof RuntimeException runtime ? runtime : new IllegalStateException(problem);
            }
            stored.forEach(Stored::offer);
            return null;
        });
    }

    /** Stores an event with a transaction that is under way; see {@link io.github.camelwhatsapp.spi.EventSink#tell}. */
    void tell(Transaction transaction, Event event) {
        Encoded encoded = Encoded.of(event);
        List<SubscriptionQueue> takers = subscriptions.wanting(event);
        insert(transaction, encoded, takers).ifPresent(sequence -> {
            for (SubscriptionQueue taker : takers) {
                transaction.deliveries().add(sequence, taker.subscription().id(), encoded.conversation(), false);
                // Nobody knows here what becomes of the transaction: the event is read from the store, behind it.
                taker.replay(encoded.conversation(), sequence);
            }
        });
        measure(transaction);
    }

    /** Tells what has waited for its message long enough; called within a transaction. */
    void tellOverdue(Transaction transaction) {
        early.overdue(transaction).forEach(event -> tell(transaction, event));
    }

    /** Whether it has risen above its high-water mark and not yet fallen below the low one. */
    boolean isFull() {
        return full.get();
    }

    /** How many events nobody wanted and were dropped. */
    long dropped() {
        return dropped.get();
    }

    /** How many stanzas came again and were not stored again. */
    long repeated() {
        return repeated.get();
    }

    /**
     * Looks up how full the inbox is, and says so when it crosses a mark; called within a transaction. What nobody wants and what is
     * parked have bounds of their own: no subscriber could make them fewer.
     */
    void measure(Transaction transaction) {
        long depth = transaction.inbox().count() - transaction.deliveries().unconsumedCount();
        long fewParked = settings.parkedLimit() / 5 * 4;
        // Counting what is parked costs more the more it is; below both marks the answer would change nothing.
        long parked = depth < Math.min(fewParked, settings.inboxLowWater())
                ? 0
                : transaction.deliveries().parkedCount();
        boolean above = depth - parked > settings.inboxHighWater() || parked > settings.parkedLimit();
        boolean below = depth - parked < settings.inboxLowWater() && parked <= fewParked;
        if (above && full.compareAndSet(false, true)) {
            onFull.accept(true);
        } else if (below && full.compareAndSet(true, false)) {
            onFull.accept(false);
        }
    }

    private boolean append(Transaction transaction, IncomingStanza stanza, List<Encoded> known, List<Stored> stored) {
        IncomingStanza.Outcome outcome = stanza.reading().read(transaction);
        if (outcome.readable()
                && stanza.dedupeKey().isPresent()
                && !transaction.dedupe().firstTime(stanza.dedupeKey().get(), time.now())) {
            repeated.incrementAndGet();
            return false;
        }
        for (Encoded event : known) {
            append(transaction, event, stored);
        }
        for (Event event : outcome.events()) {
            append(transaction, Encoded.of(event), stored);
        }
        for (Expectation expectation : outcome.expectations()) {
            early.take(transaction, expectation).forEach(event -> deliver(transaction, Encoded.of(event), stored));
        }
        measure(transaction);
        return true;
    }

    private void append(Transaction transaction, Encoded event, List<Stored> stored) {
        Optional<AwaitedMessage> awaited = early.awaitedBy(transaction, event.event());
        if (awaited.isEmpty()) {
            deliver(transaction, event, stored);
        } else if (early.hasRoom(transaction, event.payload().length)) {
            transaction.awaited().hold(awaited.get(), event.row(time.now()));
        } else {
            early.end(transaction, awaited.get()).forEach(before -> deliver(transaction, Encoded.of(before), stored));
            deliver(transaction, event, stored);
        }
    }

    private void deliver(Transaction transaction, Encoded event, List<Stored> stored) {
        List<SubscriptionQueue> takers = subscriptions.wanting(event.event());
        insert(transaction, event, takers).ifPresent(sequence -> {
            for (SubscriptionQueue taker : takers) {
                boolean place = taker.reserve(event.conversation());
                if (place) {
                    stored.add(new Stored(taker, sequence, event));
                }
                transaction.deliveries().add(sequence, taker.subscription().id(), event.conversation(), place);
            }
        });
    }

    /** Empty for what nobody wants and is dropped. */
    private Optional<Long> insert(Transaction transaction, Encoded event, List<SubscriptionQueue> takers) {
        if (takers.isEmpty() && settings.unconsumed() == Unconsumed.DROP) {
            dropped.incrementAndGet();
            return Optional.empty();
        }
        return Optional.of(transaction.inbox().append(event.row(time.now())));
    }

    private record Encoded(Event event, String conversation, String kind, byte[] payload) {
        InboxRow row(Instant now) {
            return InboxRow.arrived(conversation, kind, payload, now);
        }

        static Encoded of(Event event) {
            return new Encoded(
                    event, event.conversationKey(), EventCatalogue.of(event).name(), RecordCodec.encode(event));
        }
    }

    /** An event that has a place in a subscriber's memory. */
    private record Stored(SubscriptionQueue taker, long sequence, Encoded event) {
        void offer() {
            taker.offer(event.conversation(), sequence, event.event());
        }

        void release() {
            taker.release(event.conversation());
        }

        void lookUp() {
            release();
            taker.replay(event.conversation(), sequence);
        }
    }
}
