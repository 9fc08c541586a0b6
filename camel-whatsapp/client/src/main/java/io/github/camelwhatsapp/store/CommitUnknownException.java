package io.github.camelwhatsapp.store;

/**
 * The database reported a failure while it committed, and the transaction may have been kept all the same. Discard what is
 * in memory and read again; never send anything that the transaction made.
 */
public final class CommitUnknownException extends StoreException {
    /**
     * @param message what is known
     * @param cause what the database said
     */
    public CommitUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
