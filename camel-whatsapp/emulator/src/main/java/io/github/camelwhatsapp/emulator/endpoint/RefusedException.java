package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.wire.Node;

/** A request of a phone that the server answered with an error, or not at all because the line broke. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;

    private RefusedException(int code, String message) {
        super(message);
        this.code = code;
    }

    static RefusedException of(Node iq) {
        Node error = iq.child("error").orElse(iq);
        int code = error.attributes().number("code").orElse(0L).intValue();
        return new RefusedException(
                code,
                "The server refused this with " + code + " "
                        + error.attribute("text").orElse(""));
    }

    static RefusedException unanswered() {
        return new RefusedException(0, "The line broke before the server had answered");
    }

    /** The error's code, such as 401; 0 if there was no answer. */
    public int code() {
        return code;
    }
}
