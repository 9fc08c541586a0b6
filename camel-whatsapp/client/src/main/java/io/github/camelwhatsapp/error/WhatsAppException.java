package io.github.camelwhatsapp.error;

import org.jspecify.annotations.Nullable;

/** The root of what this client throws. The subclasses say whether trying again can help. */
public class WhatsAppException extends RuntimeException {
    /** With a message for people, which names what was tried. */
    public WhatsAppException(String message) {
        super(message);
    }

    /** With a message for people and what led to it. */
    public WhatsAppException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
