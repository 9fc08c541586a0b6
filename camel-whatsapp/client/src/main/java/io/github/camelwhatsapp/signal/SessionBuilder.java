package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.KeyPair;
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
        IdentityKey theirs = bundle.identityKey();
        IdentityStatus status = identities.check(to, theirs);
        if (!bundle.isSigned()) {
            throw new InvalidSignatureException("The signed prekey of " + to);
        }
        IdentityKeyPair ours = stores.identities().localIdentity();
        KeyPair base = KeyPair.generate(random);
        SessionState state = X3dh.initiate(ours, base, KeyPair.generate(random), bundle);
        SessionRecord record = stores.sessions()
                .find(to)
                .filter(earlier -> earlier.isBetween(ours.identityKey(), theirs))
                .map(earlier -> earlier.with(state))
                .orElseGet(() -> SessionRecord.of(ours.identityKey(), theirs, state));
        stores.sessions().put(to, record);
        stores.identities().put(to, theirs);
        return status;
    }
}
