package io.github.camelwhatsapp.store;

/** A {@link TransactionBody} without a result; the same rules hold. */
@FunctionalInterface
public interface TransactionAction {
    /**
     * Reads and writes. Whatever is thrown undoes this action alone.
     *
     * @param tx usable until this method returns, on this thread only
     */
    void run(Transaction tx);
}
