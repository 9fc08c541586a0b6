package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.delivery.ChatQueue.Item;
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

    /**
     * @param followUps puts what is to be sent with a settling into the outbox
     * @param afterSettle runs within each transaction that settles or parks something
     */
    DeliveryMarks(
            Subscription subscription,
            AccountStore store,
            FollowUps followUps,
            TimeSource time,
            TransactionAction afterSettle) {
        this.subscription = subscription;
        this.store = store;
        this.followUps = followUps;
        this.time = time;
        this.afterSettle = afterSettle;
    }

    /** Puts operations into the outbox within a transaction. */
    interface FollowUps {
        void append(Transaction transaction, QueuedOperation operation);
    }

    /** The subscriber is done with it. */
    void settled(Item item) {
        store.defer(transaction -> settle(transaction, item));
    }

    /**
     * The same, with what is to be sent for it in the same transaction; completes when that is durable. When nobody knows what came of
     * the commit, it is done again: what is settled already is not settled twice, and its follow-ups are there.
     */
    CompletionStage<Boolean> settled(Item item, List<QueuedOperation> operations) {
        return store.transact(transaction -> settle(transaction, item, operations))
                .exceptionallyCompose(problem -> problem instanceof CommitUnknownException
                        ? settled(item, operations)
                        : CompletableFuture.failedFuture(problem));
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
