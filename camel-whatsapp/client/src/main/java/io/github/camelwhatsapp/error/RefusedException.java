package io.github.camelwhatsapp.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server answered with an error. Whether a retry helps depends on its code. */
public class RefusedException extends WhatsAppException {
    private final String request;
    private final int code;
    private final String text;
    private final @Nullable Duration backOff;

    /**
     * @param request what was asked
     * @param code the code of the server, 0 when it gave none
     * @param text the text of the server, may be empty
     */
    public RefusedException(String request, int code, String text) {
        this(request, code, text, Optional.empty());
    }

    /**
     * The same with a time to wait.
     *
     * @param request what was asked
     * @param code the code of the server, 0 when it gave none
     * @param text the text of the server, may be empty
     * @param backOff how long the server wants not to be asked this again, if it said so
     */
    public RefusedException(String request, int code, String text, Optional<Duration> backOff) {
        super("The server refused " + request + (code == 0 ? "" : " with " + code) + words(code, text));
        this.request = request;
        this.code = code;
        this.text = text;
        this.backOff = backOff.orElse(null);
    }

    /** How long the server wants not to be asked this again; empty when it did not say. */
    public Optional<Duration> backOff() {
        return Optional.ofNullable(backOff);
    }

    /** What was asked. */
    public String request() {
        return request;
    }

    /** The code of the server, such as 404; 0 when it gave none. */
    public int code() {
        return code;
    }

    /** The text of the server, such as {@code item-not-found}; may be empty. */
    public String text() {
        return text;
    }

    private static String words(int code, String text) {
        return text.isEmpty() ? "" : (code == 0 ? ": " : " ") + text;
    }
}
