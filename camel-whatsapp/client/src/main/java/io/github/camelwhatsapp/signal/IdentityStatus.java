package io.github.camelwhatsapp.signal;

/** How the identity key that a correspondent showed compares with what was stored before. */
public enum IdentityStatus {
    /** None was stored: the key was trusted and is stored now. */
    FIRST_SEEN,
    /** It is the stored one. */
    UNCHANGED,
    /** Another one was stored: the new one has taken its place, and the user should be told. */
    CHANGED
}
