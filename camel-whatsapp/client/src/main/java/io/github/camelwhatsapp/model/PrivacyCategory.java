package io.github.camelwhatsapp.model;

/** What others may see of an account. */
public enum PrivacyCategory {
    /** When it was last there. */
    LAST_SEEN,
    /** Its status text. */
    STATUS,
    /** Its picture. */
    PROFILE_PICTURE
}
