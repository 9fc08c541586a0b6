package io.github.camelwhatsapp.signal;

/**
 * A first message names a prekey that is not in the store: it was used up, replaced, or never ours. A retry of the same
 * message cannot help; the sender needs fresh keys.
 */
public final class UnknownPreKeyException extends SignalException {
    private final long id;

    private UnknownPreKeyException(String kind, long id) {
        super("There is no " + kind + " with the id " + id);
        this.id = id;
    }

    /** A one-time prekey is missing. */
    public static UnknownPreKeyException oneTime(long id) {
        return new UnknownPreKeyException("one-time prekey", id);
    }

    /** A signed prekey is missing. */
    public static UnknownPreKeyException signed(long id) {
        return new UnknownPreKeyException("signed prekey", id);
    }

    /** The id that the message names. */
    public long id() {
        return id;
    }
}
