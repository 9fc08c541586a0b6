package io.github.camelwhatsapp.store;

import org.jspecify.annotations.Nullable;

/** Something is wrong with the store; the kind says what is known and whether trying again helps. */
public abstract sealed class StoreException extends RuntimeException
        permits CommitUnknownException,
                StoreClosedException,
                StoreCorruptException,
                StoreFencedException,
                StoreLockedException,
                StoreOverloadedException,
                StoreUnavailableException,
                StoreVersionException {
    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
