package io.github.camelwhatsapp.signal;

/**
 * There is a session with this address, but it cannot be used: it belongs to another identity than the stored one, or its
 * sending chain was dropped. The cure is the same as for no session: a new one from a prekey bundle.
 */
public final class InvalidSessionException extends SignalException {
    /**
     * @param address with whom the session is
     * @param problem what is wrong with it, as the end of a sentence
     */
    public InvalidSessionException(SignalAddress address, String problem) {
        super("The session with " + address + " cannot be used: " + problem);
    }
}
