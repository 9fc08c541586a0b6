package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.delivery.ChatQueue.Item;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.CommitUnknownException;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.store.TransactionAction;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Notes in the store what became of the deliveries of one subscriber. A mark costs no commit of its own: it rides on the next one,
 * and stands before whatever is read later. Safe for use by several threads.
 */
final class DeliveryMarks {
    private final Subscription subscription;
    private final AccountStore store;
    private final FollowUps followUps;
    private final TimeSource time;
    private final TransactionAction afterSettle;
    private final Consumer<Event> gone;

    /**
     * @param followUps puts what is to be sent with a settling into the outbox
     * @param afterSettle runs within each transaction that settles or parks something
     * @param gone is told of a message with a medium that left the inbox, once that is durable
     */
    DeliveryMarks(
            Subscription subscription,
            AccountStore store,
            FollowUps followUps,
            TimeSource time,
            TransactionAction afterSettle,
            Consumer<Event> gone) {
        this.subscription = subscription;
        this.store = store;
        this.followUps = followUps;
        this.time = time;
        this.afterSettle = afterSettle;
        this.gone = gone;
    }

    /** Puts operations into the outbox within a transaction. */
    interface FollowUps {
        void append(Transaction transaction, QueuedOperation operation);
    }

    /** The subscriber is done with it. */
    void settled(Item item) {
        if (hasMedium(item.event())) {
            settled(item, List.of());
        } else {
            store.defer(transaction -> settle(transaction, item));
        }
    }

    /**
     * The same, with what is to be sent for it in the same transaction; completes when that is durable. When nobody knows what came of
     * the commit, it is done again: what is settled already is not settled twice, and its follow-ups are there.
     */
    CompletionStage<Boolean> settled(Item item, List<QueuedOperation> operations) {
        return store.transact(transaction -> {
                    boolean first = settle(transaction, item, operations);
                    return new Settled(first, hasLeft(transaction, item));
                })
                .thenApply(done -> {
                    if (done.last()) {
                        gone.accept(item.event());
                    }
                    return done.first();
                })
                .exceptionallyCompose(problem -> problem instanceof CommitUnknownException
                                || problem.getCause() instanceof CommitUnknownException
                        ? settled(item, operations)
                        : CompletableFuture.failedFuture(problem));
    }

    /** What settling changed: whether it was not settled before, and whether a medium left the inbox with it. */
    private record Settled(boolean first, boolean last) {}

    private static boolean hasLeft(Transaction transaction, Item item) {
        return hasMedium(item.event())
                && transaction.inbox().get(item.sequence()).isEmpty();
    }

    private boolean settle(Transaction transaction, Item item, List<QueuedOperation> operations) {
        boolean first = settle(transaction, item);
        if (first) {
            operations.forEach(operation -> followUps.append(transaction, operation));
        }
        return first;
    }

    /** The subscriber could not do it, and gets it again. */
    void failed(Item item, Throwable reason) {
        store.defer(transaction -> note(transaction, item, reason));
    }

    /** The subscriber could not do it once too often. */
    void parked(Item item, Throwable reason) {
        store.defer(transaction -> {
            note(transaction, item, reason);
            transaction.deliveries().park(item.sequence(), subscription.id(), describe(reason));
            afterSettle.run(transaction);
        });
    }

    /** It cannot be read: a person must see to it. */
    void unreadable(long sequence, Throwable reason) {
        store.defer(transaction ->
                transaction.deliveries().park(sequence, subscription.id(), String.valueOf(reason.getMessage())));
    }

    /** The subscriber stops with these in its hands. */
    void stopped(Set<Long> dispatched) {
        store.defer(transaction -> transaction.deliveries().unwindow(subscription.id(), dispatched));
    }

    private static boolean hasMedium(Event event) {
        return event instanceof MessageReceived message && message.content() instanceof MediaContent;
    }

    private boolean settle(Transaction transaction, Item item) {
        boolean first = transaction.deliveries().settle(item.sequence(), subscription.id());
        afterSettle.run(transaction);
        return first;
    }

    private void note(Transaction transaction, Item item, Throwable reason) {
        Instant again = time.now().plus(subscription.redelivery().delayAfter(item.failures()));
        transaction.deliveries().failed(item.sequence(), subscription.id(), item.failures(), again, describe(reason));
    }

    /** The kind of the exception only: its message may quote the body of a message. */
    private static String describe(Throwable reason) {
        return reason.getClass().getName();
    }
}
