package io.github.camelwhatsapp.component;

import org.apache.camel.RuntimeCamelException;

/** A route did not start because its account is not online, and {@code testConnectionOnStartup} wants it to be. A later start may help. */
public final class StartupTestException extends RuntimeCamelException {
    private static final long serialVersionUID = 1L;

    StartupTestException(String message) {
        super(message);
    }
}
