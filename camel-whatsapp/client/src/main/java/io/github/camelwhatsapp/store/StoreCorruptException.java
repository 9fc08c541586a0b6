package io.github.camelwhatsapp.store;

/** Something is there and cannot be read. It is never reported as absent. Trying again does not help. */
public final class StoreCorruptException extends StoreException {
    /** @param message what cannot be read and why, without its content */
    public StoreCorruptException(String message) {
        super(message, null);
    }

    /**
     * @param message what cannot be read and why, without its content
     * @param cause what noticed it
     */
    public StoreCorruptException(String message, Throwable cause) {
        super(message, cause);
    }
}
