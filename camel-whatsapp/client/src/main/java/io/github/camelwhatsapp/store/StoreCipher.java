package io.github.camelwhatsapp.store;

/**
 * Seals what must not be read from a stolen database: credentials, payloads of the inbox, contents of the outbox. The store
 * writes the key's id beside the sealed bytes, so keys can be changed while old rows are still read.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface StoreCipher {
    /** The id of the key that {@link #seal} uses now: at most 255 bytes of UTF-8. */
    String keyId();

    /**
     * Seals a value under the present key.
     *
     * @param context what the value belongs to; it must be the same when it is opened, and is not part of the result
     */
    byte[] seal(byte[] plain, byte[] context);

    /**
     * Opens a value.
     *
     * @param keyId the key it was sealed with
     * @throws StoreCorruptException if the key is not known, or the value is not what was sealed in this context
     */
    byte[] open(String keyId, byte[] sealed, byte[] context);

    /** This cipher for a store in memory, which leaves nothing behind for anybody to read. */
    default StoreCipher inMemory() {
        return this;
    }

    /**
     * Keeps values as they are; the first time in a process that it is used for a store that is kept, it logs a
     * warning that says so.
     */
    static StoreCipher plain() {
        return PlainCipher.INSTANCE;
    }
}
