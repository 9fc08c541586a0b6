package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.delivery.ChatQueue.Item;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.PendingDelivery;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reads what one subscriber still has to get, a window of a chat at a time. Safe for use by several threads. */
final class DeliveryPages {
    private final String subscription;
    private final AccountStore store;

    DeliveryPages(String subscription, AccountStore store) {
        this.subscription = subscription;
        this.store = store;
    }

    /**
     * What was read.
     *
     * @param items what can be delivered, in order
     * @param unreadable what the store holds and cannot give
     */
    record Window(List<Item> items, List<Unreadable> unreadable) {}

    /** A delivery whose event cannot be read. */
    record Unreadable(long sequence, Parked parked) {}

    /**
     * Reads the next deliveries of a chat, and marks them as ones that may be dispatched.
     *
     * @param after the event after which to go on
     * @param whenAll run within the transaction if nothing is left behind these
     */
    CompletionStage<Window> next(String conversation, long after, Runnable whenAll) {
        return store.transact(transaction -> read(transaction, conversation, after, whenAll))
                .thenApply(DeliveryPages::decode);
    }

    private List<PendingDelivery> read(Transaction transaction, String conversation, long after, Runnable whenAll) {
        List<PendingDelivery> rows =
                transaction.deliveries().page(subscription, conversation, after, ChatQueue.WINDOW, true);
        if (rows.size() < ChatQueue.WINDOW) {
            whenAll.run();
        }
        return rows;
    }

    /** What is damaged is put aside: it must not keep what is behind it from being delivered. */
    private static Window decode(List<PendingDelivery> rows) {
        List<Item> items = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (PendingDelivery row : rows) {
            try {
                items.add(decode(row));
            } catch (StoreCorruptException e) {
                InboxRow event = row.message();
                unreadable.add(
                        new Unreadable(row.sequence(), Parked.unreadable(event.kind(), event.conversation(), e)));
            }
        }
        return new Window(items, unreadable);
    }

    private static Item decode(PendingDelivery row) {
        return new Item(
                row.sequence(),
                RecordCodec.decodeEvent(row.message().kind(), row.message().payload()),
                row.attempt(),
                row.failures());
    }
}
