package io.github.camelwhatsapp.emulator.multidevice;

/** Errors that answer a request. Source: multidevice-transport.md section 10.2; 501 is ours. */
enum IqError {
    /** The request is not well made. */
    BAD_REQUEST(400, "bad-request"),
    /** Not from this client, or not now. */
    NOT_AUTHORIZED(401, "not-authorized"),
    /** It is so already. */
    NOT_MODIFIED(304, "not-modified"),
    /** The client may not ask this. */
    FORBIDDEN(403, "forbidden"),
    /** There is nothing of that name. */
    ITEM_NOT_FOUND(404, "item-not-found"),
    /** Not for this client any more. */
    NOT_ALLOWED(405, "not-allowed"),
    /** Not with these values. */
    NOT_ACCEPTABLE(406, "not-acceptable"),
    /** Somebody else was first. */
    CONFLICT(409, "conflict"),
    /** It was, and is no more. */
    GONE(410, "gone"),
    /** There is no more room. */
    RESOURCE_LIMIT(419, "resource-limit"),
    /** Too often. */
    RATE_OVERLIMIT(429, "rate-overlimit"),
    /** Not for this account. */
    NOT_AVAILABLE(452, "feature-not-available"),
    /** Something broke at the server. */
    INTERNAL(500, "internal-server-error"),
    /** The servers do not know this request. */
    NOT_IMPLEMENTED(501, "feature-not-implemented"),
    /** Not now. */
    SERVICE_UNAVAILABLE(503, "service-unavailable");

    private final int code;
    private final String text;

    IqError(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /**
     * The error with this code.
     *
     * @throws IllegalArgumentException if there is none
     */
    static IqError of(int code) {
        for (IqError error : values()) {
            if (error.code == code) {
                return error;
            }
        }
        throw new IllegalArgumentException("There is no error with the code " + code);
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }

    /** Whether the real service is known to answer so. */
    boolean isDocumented() {
        return this != NOT_IMPLEMENTED;
    }
}
