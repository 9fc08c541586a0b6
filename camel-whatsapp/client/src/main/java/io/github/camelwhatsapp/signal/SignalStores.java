package io.github.camelwhatsapp.signal;

/**
 * The stores that sessions need, all on one transaction: what {@link SessionCipher} does is done as a whole or not at all.
 *
 * @param sessions sessions with others
 * @param identities our identity and those of others
 * @param preKeys our one-time prekeys
 * @param signedPreKeys our signed prekeys
 */
public record SignalStores(
        SessionStore sessions, IdentityStore identities, PreKeyStore preKeys, SignedPreKeyStore signedPreKeys) {}
