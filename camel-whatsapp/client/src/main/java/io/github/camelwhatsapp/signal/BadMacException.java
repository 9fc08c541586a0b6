package io.github.camelwhatsapp.signal;

/**
 * A message's code fits no state of the session: it was altered on the way, or the two ends no longer share a session. Asking
 * for it again with fresh keys helps in the second case.
 */
public final class BadMacException extends SignalException {
    /** @param counter the message's number in its chain */
    public BadMacException(long counter) {
        super("The message authentication code of message " + counter + " is wrong");
    }
}
