package io.github.camelwhatsapp.model;

/** Who may see it. */
public enum PrivacyAudience {
    /** Everybody. */
    ALL,
    /** Those whose numbers the account has synced. */
    CONTACTS,
    /** Nobody. */
    NONE
}
