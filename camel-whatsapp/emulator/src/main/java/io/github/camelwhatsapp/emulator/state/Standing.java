package io.github.camelwhatsapp.emulator.state;

/** Whether an account may log in. Source: classic.md sections 3.4 and 3.6. */
public enum Standing {
    /** It may. */
    ACTIVE,
    /** Its login succeeds with the status {@code expired}, which is no login. */
    EXPIRED,
    /** Its login fails with {@code not-authorized}. */
    BLOCKED
}
