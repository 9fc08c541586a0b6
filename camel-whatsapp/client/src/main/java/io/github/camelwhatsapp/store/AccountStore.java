package io.github.camelwhatsapp.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for one account. Everything is read and written in transactions, which run one after the other on the
 * database's writer thread; several share one commit when they were submitted while the commit before them ran.
 *
 * <p>Safe for use by several threads. Futures are completed on a serial lane, in the order of the commits, never on the
 * writer thread; what depends on them must hand its work on and never block that lane, least of all by waiting for another
 * transaction.
 */
public interface AccountStore extends AutoCloseable {
    /** The account's name. */
    String account();

    /**
     * Runs a body in a transaction of its own. Never blocks: there is a bound to what may wait, and a body above it fails
     * with {@link StoreOverloadedException}; keeping below it is the caller's part.
     *
     * @param body what to do; see there for what it may do
     * @return completed with the body's result once it is durable. It fails with what the body threw, and then nothing
     *     of the body is kept; or with a {@link StoreException}, whose kind says what is known and whether to try again
     */
    <T extends @Nullable Object> CompletableFuture<T> transact(TransactionBody<T> body);

    /**
     * The same store for what somebody waits for: its transactions, and what is deferred here, go before those that wait in the other line,
     * such as a flood of what comes in, and only a part of each commit is theirs, so that they do not hold up the others either. Within each
     * of the two lines the order is that of submission; between them there is none. Closing it closes the store.
     */
    default AccountStore preferred() {
        return this;
    }

    /** Has somebody told what the account's address book learns, through whichever of its holder's transactions; one at most. */
    void onLearned(AddressListener listener);

    /** Begins a series of transactions, of which none is kept behind one that failed. */
    TransactionSeries series();

    /** The same as {@link #transact} for a body without a result. */
    default CompletableFuture<@Nullable Void> perform(TransactionAction action) {
        return transact(tx -> {
            action.run(tx);
            return null;
        });
    }

    /**
     * Leaves something to be done in the next commit of anybody, or by itself after a short while, or when the store is
     * closed. It keeps its place among the transactions of this database: one submitted later sees it done. It is lost
     * when the process dies before; so it must be something that may be done again, such as the mark that a message is
     * settled. What it throws is logged and undoes it alone.
     *
     * @throws StoreOverloadedException if too much waits already
     * @throws StoreClosedException if this store is closed
     */
    void defer(TransactionAction action);

    /** Finishes what was submitted and deferred here, then takes nothing more. Idempotent; waits. */
    @Override
    void close();
}
