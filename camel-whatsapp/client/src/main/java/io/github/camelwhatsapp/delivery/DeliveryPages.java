package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.delivery.ChatQueue.Item;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.PendingDelivery;
import io.github.camelwhatsapp.store.Transaction;
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
     * Reads the next deliveries of a chat, and marks them as ones that may be dispatched.
     *
     * @param after the event after which to go on
     * @param whenAll run within the transaction if nothing is left behind these
     */
    CompletionStage<List<Item>> next(String conversation, long after, Runnable whenAll) {
        return store.transact(transaction -> read(transaction, conversation, after, whenAll))
                .thenApply(rows -> rows.stream().map(DeliveryPages::decode).toList());
    }

    private List<PendingDelivery> read(Transaction transaction, String conversation, long after, Runnable whenAll) {
        List<PendingDelivery> rows =
                transaction.deliveries().page(subscription, conversation, after, ChatQueue.WINDOW, true);
        if (rows.size() < ChatQueue.WINDOW) {
            whenAll.run();
        }
        return rows;
    }

    private static Item decode(PendingDelivery row) {
        return new Item(
                row.sequence(),
                RecordCodec.decodeEvent(row.message().kind(), row.message().payload()),
                row.attempt(),
                row.failures());
    }
}
