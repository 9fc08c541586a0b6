package io.github.camelwhatsapp.error;

/** The server sent what the protocol does not allow. The connection is closed with this as its cause; a reconnect may help. */
public final class ProtocolException extends WhatsAppException {
    /**
     * @param where the phase or stanza
     * @param expected what should have come
     * @param found what came
     */
    public ProtocolException(String where, String expected, String found) {
        super(where + ": expected " + expected + ", found " + found);
    }

    /** With a decoder's own words. */
    public ProtocolException(String where, RuntimeException cause) {
        super(where + ": " + cause.getMessage(), cause);
    }
}
