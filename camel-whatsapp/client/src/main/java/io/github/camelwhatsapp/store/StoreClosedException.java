package io.github.camelwhatsapp.store;

import org.jspecify.annotations.Nullable;

/** The store was closed, or closed itself because nothing can be done with it any more. Trying again does not help. */
public final class StoreClosedException extends StoreException {
    /** @param message what is closed, and why if nobody asked for it */
    public StoreClosedException(String message) {
        this(message, null);
    }

    /**
     * @param message what is closed, and why
     * @param cause what closed it
     */
    public StoreClosedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
