package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.store.Transaction;

/**
 * The last step of a queued operation to its bytes. It runs inside the transaction that stores them, so that the bytes and the counters
 * that made them are durable together, before anything leaves. Whatever takes long was done before.
 */
@FunctionalInterface
public interface Sealing {
    /**
     * Makes the bytes. It may be called again after a transaction that failed, and then makes them anew.
     *
     * @return what will be written, again and again the same; handed over, not copied
     * @throws StaleSealingException if what was prepared fits the store no longer; nothing was written to the store then
     */
    byte[] seal(Transaction transaction);

    /** Of bytes that depend on nothing that is stored. */
    static Sealing of(byte[] bytes) {
        return transaction -> bytes;
    }
}
