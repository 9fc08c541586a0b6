package io.github.camelwhatsapp.component;

/** An option of the component or of an account cannot be as it is given. The message names it, says what is wrong and what is expected. */
public final class OptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message for whoever configures the application */
    public OptionException(String message) {
        super(message);
    }

    /** @param message for whoever configures the application */
    public OptionException(String message, Throwable cause) {
        super(message, cause);
    }
}
