package io.github.camelwhatsapp.model;

/**
 * What a contact sync is for, which the server may treat differently: its mode and its context. Source: classic.md section 13, whose
 * numbers are the {@code syncType} of the client of 2016.
 */
public enum ContactSyncMode {
    /** 0: all contacts, the account's first sync. */
    FULL_REGISTRATION("full", "registration"),
    /** 1: all contacts, asked for by a person. */
    FULL_INTERACTIVE("full", "interactive"),
    /** 2: all contacts, by the program itself. */
    FULL_BACKGROUND("full", "background"),
    /** 3: what was added or deleted, by a person; the usual one. */
    DELTA_INTERACTIVE("delta", "interactive"),
    /** 4: what was added or deleted, by the program itself. */
    DELTA_BACKGROUND("delta", "background"),
    /** 5: a question that changes nothing. */
    QUERY_INTERACTIVE("query", "interactive"),
    /** 6: all contacts in several parts, the account's first sync. */
    CHUNKED_REGISTRATION("chunked", "registration"),
    /** 7: all contacts in several parts, asked for by a person. */
    CHUNKED_INTERACTIVE("chunked", "interactive"),
    /** 8: all contacts in several parts, by the program itself. */
    CHUNKED_BACKGROUND("chunked", "background");

    private final String mode;
    private final String context;

    ContactSyncMode(String mode, String context) {
        this.mode = mode;
        this.context = context;
    }

    /** The wire's word for how much is synced. */
    public String mode() {
        return mode;
    }

    /** The wire's word for the occasion. */
    public String context() {
        return context;
    }

    /** Whether it goes in several parts. */
    public boolean isChunked() {
        return mode.equals("chunked");
    }
}
