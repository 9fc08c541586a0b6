package io.github.camelwhatsapp.store;

import org.jspecify.annotations.Nullable;

/**
 * What happens in one transaction. It must be quick, must not wait for anything, and must touch nothing but the transaction
 * and its own result: it runs on the thread that writes for everybody, and it runs a second time when a commit is known to
 * have failed.
 *
 * @param <T> what it answers
 */
@FunctionalInterface
public interface TransactionBody<T extends @Nullable Object> {
    /**
     * Reads and writes. Whatever is thrown undoes this body alone.
     *
     * @param tx usable until this method returns, on this thread only
     */
    T run(Transaction tx);
}
