package io.github.camelwhatsapp.signal;

/** What to do when a correspondent shows another identity key than the stored one (signal.md section 8). */
public enum IdentityPolicy {
    /** Go on with the new key and report the change, as the official clients do. The old session is dropped. */
    ACCEPT_CHANGES,
    /** Throw {@link UntrustedIdentityException} until {@link Identities#trust} is called. */
    REFUSE_CHANGES
}
