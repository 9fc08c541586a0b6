package io.github.camelwhatsapp.store;

/**
 * The database does not do its work: an I/O error, a full disk, a file that cannot be opened. Nothing of the transaction was
 * kept. The store stays open and tries anew with the next transaction, so trying again later helps once the cause is gone.
 */
public final class StoreUnavailableException extends StoreException {
    /**
     * @param message what was tried
     * @param cause what the database or the file system said
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
