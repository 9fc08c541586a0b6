package io.github.camelwhatsapp.signal;

import java.security.SecureRandom;

/**
 * Starts sessions from the prekey bundles of others. The other way to a session, answering someone's first message, is
 * {@link SessionCipher}'s.
 *
 * <p>Not thread safe; one lane per address, within one transaction of the stores.
 */
public final class SessionBuilder {
    private final SignalStores stores;
    private final Identities identities;
    private final SecureRandom random;

    /**
     * @param stores where everything is
     * @param policy what to do when an identity has changed
     * @param random makes the session's keys
     */
    public SessionBuilder(SignalStores stores, IdentityPolicy policy, SecureRandom random) {
        this.stores = stores;
        this.identities = new Identities(stores, policy);
        this.random = random;
    }

    /**
     * Starts a session. An earlier one with the same identity is archived, one with another identity is dropped.
     *
     * @param to whose bundle it is
     * @param bundle as the device published it
     * @return whether the device's identity was known; it is stored now
     * @throws UntrustedIdentityException if it has changed and the policy refuses that
     * @throws InvalidSignatureException if the bundle's signature is wrong
     * @throws InvalidKeyException if a key of the bundle is unusable
     */
    public IdentityStatus start(SignalAddress to, PreKeyBundle bundle) {
        identities.check(to, bundle.identityKey());
        return start(to, NewSession.agree(stores.identities().localIdentity(), bundle, random));
    }

    /**
     * Starts a session that was agreed on before. An earlier one with the same identity is archived, one with another identity is
     * dropped.
     *
     * @param to whose bundle it was
     * @return whether the device's identity was known; it is stored now
     * @throws UntrustedIdentityException if it has changed and the policy refuses that
     * @throws InvalidSessionException if our own identity has changed since
     */
    public IdentityStatus start(SignalAddress to, NewSession session) {
        IdentityKey theirs = session.remoteIdentity();
        IdentityStatus status = identities.check(to, theirs);
        IdentityKey ours = stores.identities().localIdentity().identityKey();
        if (!ours.equals(session.localIdentity())) {
            throw new InvalidSessionException(to, "it was agreed on under another identity of ours");
        }
        SessionRecord record = stores.sessions()
                .find(to)
                .filter(earlier -> earlier.isBetween(ours, theirs))
                .map(earlier -> earlier.with(session.state()))
                .orElseGet(() -> SessionRecord.of(ours, theirs, session.state()));
        stores.sessions().put(to, record);
        stores.identities().put(to, theirs);
        return status;
    }
}
