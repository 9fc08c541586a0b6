package io.github.camelwhatsapp.noise;

/**
 * Says that a message of the handshake or a frame after it was not made by the peer that it should come from, or was changed
 * on the way, or that a cipher has come to the end of its counter. The connection is dead; only a new one can help.
 */
public final class NoiseException extends RuntimeException {
    /** @param message what was expected and what was found; shows no key */
    public NoiseException(String message) {
        super(message);
    }

    /**
     * @param message what was expected and what was found; shows no key
     * @param cause what found it
     */
    public NoiseException(String message, Throwable cause) {
        super(message, cause);
    }
}
