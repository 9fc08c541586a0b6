package io.github.camelwhatsapp.operation;

/**
 * Throws all keys and sessions of end-to-end encryption away and gives the server new ones. Everybody else sees a new identity, and what
 * was encrypted for the old one and has not come yet has to be sent again. For an account whose keys fell into other hands; it mends
 * nothing that does not mend itself. Source: classic.md section 9.7.
 */
@Dangerous
public record ResetEncryption() implements Operation<Done> {}
