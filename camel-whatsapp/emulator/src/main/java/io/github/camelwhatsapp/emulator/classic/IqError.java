package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.state.Refusal;
import java.util.Arrays;

/**
 * Errors that answer a request. Source: classic.md section 5.1: only 404 and 406 are documented; the others are names of the
 * dictionary put to a use that is ours.
 */
enum IqError {
    /** The request is not well made. */
    BAD_REQUEST(400, "bad-request", false),
    /** The client lacks the right. */
    NOT_AUTHORIZED(401, "not-authorized", false),
    /** The client may not ask this. */
    FORBIDDEN(403, "forbidden", false),
    /** There is nothing of that name. */
    ITEM_NOT_FOUND(404, "item-not-found", true),
    /** A bound is exceeded. */
    NOT_ACCEPTABLE(406, "not-acceptable", true),
    /** A place is full. */
    SERVICE_UNAVAILABLE(503, "service-unavailable", false),
    /** The servers do not know this request. */
    NOT_IMPLEMENTED(501, "feature-not-implemented", false);

    private final int code;
    private final String text;
    private final boolean documented;

    IqError(int code, String text, boolean documented) {
        this.code = code;
        this.text = text;
        this.documented = documented;
    }

    /** The error with the code of a refusal. */
    static IqError of(Refusal refusal) {
        return Arrays.stream(values())
                .filter(error -> error.code == refusal.code())
                .findFirst()
                .orElse(BAD_REQUEST);
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }

    /** Whether the real service is known to answer so. */
    boolean isDocumented() {
        return documented;
    }
}
