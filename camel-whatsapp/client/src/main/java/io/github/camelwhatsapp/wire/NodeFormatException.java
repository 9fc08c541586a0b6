package io.github.camelwhatsapp.wire;

/**
 * Says that bytes are no node, or that a node has no binary form: what was expected, what was found, and at which offset.
 * A retry with the same input cannot help.
 */
public final class NodeFormatException extends RuntimeException {
    /**
     * @param message what was expected, what was found, and at which offset
     */
    public NodeFormatException(String message) {
        super(message);
    }

    /**
     * @param message what was expected, what was found, and at which offset
     * @param cause what reported it first
     */
    public NodeFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
