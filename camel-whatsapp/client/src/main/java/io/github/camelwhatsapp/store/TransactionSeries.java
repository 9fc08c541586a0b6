package io.github.camelwhatsapp.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of which none is kept behind one that failed: what comes in over one connection is stored in the order of arrival or
 * not at all, for what was not stored comes again, and would then stand behind what came after it. Safe for use by several threads.
 */
public interface TransactionSeries {
    /**
     * As {@link AccountStore#transact}. After a transaction of this series has failed, whatever the reason, or nobody knows what came of
     * it, all later ones fail with {@link StoreUnavailableException} without being done. A body that was refused because too much
     * waits was never part of the series.
     */
    <T extends @Nullable Object> CompletableFuture<T> transact(TransactionBody<T> body);
}
