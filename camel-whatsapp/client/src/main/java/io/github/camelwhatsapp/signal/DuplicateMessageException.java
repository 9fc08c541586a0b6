package io.github.camelwhatsapp.signal;

/** A message's key was used before, or was dropped as too old. Acknowledge the message and forget it. */
public final class DuplicateMessageException extends SignalException {
    /**
     * @param counter the message's number
     * @param expected the number that is next in the chain
     */
    public DuplicateMessageException(long counter, long expected) {
        super("Message " + counter + " was decrypted before or is too old; the next in its chain is " + expected);
    }
}
