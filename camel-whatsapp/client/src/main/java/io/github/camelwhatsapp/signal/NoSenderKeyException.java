package io.github.camelwhatsapp.signal;

/** No sender key of this member of this group is known, or none of our own that could encrypt. */
public final class NoSenderKeyException extends SignalException {
    /** @param name whose key, for which group */
    public NoSenderKeyException(SenderKeyName name) {
        super("There is no sender key for " + name);
    }
}
