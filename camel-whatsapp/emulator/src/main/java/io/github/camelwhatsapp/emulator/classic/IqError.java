package io.github.camelwhatsapp.emulator.classic;

/**
 * Errors that answer a request. Source: classic.md section 5.1: only 404 and 406 are documented; the others are names of the
 * dictionary put to a use that is ours.
 */
enum IqError {
    /** The request is not well made. */
    BAD_REQUEST(400, "bad-request", false),
    /** The client may not ask this. */
    FORBIDDEN(403, "forbidden", false),
    /** There is nothing of that name. */
    ITEM_NOT_FOUND(404, "item-not-found", true),
    /** What is given cannot be used. */
    NOT_ACCEPTABLE(406, "not-acceptable", true),
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
