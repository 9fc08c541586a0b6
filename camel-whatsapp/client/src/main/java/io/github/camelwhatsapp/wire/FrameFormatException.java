package io.github.camelwhatsapp.wire;

/**
 * Says that a frame cannot be read or written: what was expected and what was found. After one on the way in the
 * connection is of no further use, because key stream and sequence may have lost their place; a retry cannot help.
 */
public final class FrameFormatException extends RuntimeException {
    /**
     * @param message what was expected and what was found
     */
    public FrameFormatException(String message) {
        super(message);
    }

    /**
     * @param message what was expected and what was found
     * @param cause what reported it first
     */
    public FrameFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
