package io.github.camelwhatsapp.component;

/**
 * What should be a message in the self-contained JSON form is none: the message says where, what was given and what is expected, and
 * repeats no word of a body. Offering it again does not help, so a route sends it to a dead letter queue.
 */
public final class JsonFormException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    JsonFormException(String message) {
        super(message);
    }

    JsonFormException(String message, Throwable cause) {
        super(message, cause);
    }
}
