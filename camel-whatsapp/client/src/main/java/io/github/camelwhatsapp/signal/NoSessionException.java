package io.github.camelwhatsapp.signal;

/**
 * There is no session with this address. Whoever wants to send fetches a prekey bundle and starts one; whoever received asks
 * for the message again and sends its own keys along.
 */
public final class NoSessionException extends SignalException {
    /** @param address with whom there is no session */
    public NoSessionException(SignalAddress address) {
        super("There is no session with " + address);
    }
}
