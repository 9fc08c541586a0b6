package io.github.camelwhatsapp.signal;

import java.util.Optional;

/**
 * The rules by which identity keys are trusted: on first use, and after that as the policy says (signal.md section 8).
 *
 * <p>Not thread safe; one lane per address, within one transaction.
 */
public final class Identities {
    private final SessionStore sessions;
    private final IdentityStore identities;
    private final IdentityPolicy policy;

    /**
     * @param stores where sessions and identities are
     * @param policy what to do about changes
     */
    public Identities(SignalStores stores, IdentityPolicy policy) {
        this.sessions = stores.sessions();
        this.identities = stores.identities();
        this.policy = policy;
    }

    /** Trusts a key from now on. A session with another identity of this address is dropped. */
    public void trust(SignalAddress address, IdentityKey identityKey) {
        Optional<IdentityKey> stored = identities.find(address);
        if (stored.isPresent() && !stored.get().equals(identityKey)) {
            sessions.remove(address);
        }
        identities.put(address, identityKey);
    }

    /** Drops the sessions and identities of all devices of a name, as is due when a server says that they changed. */
    public void forget(String name) {
        sessions.removeAll(name);
        identities.removeAll(name);
    }

    /**
     * Compares a key that was shown with the stored one; stores nothing.
     *
     * @throws UntrustedIdentityException if they differ and the policy refuses changes
     */
    public IdentityStatus check(SignalAddress address, IdentityKey identityKey) {
        Optional<IdentityKey> stored = identities.find(address);
        if (stored.isEmpty()) {
            return IdentityStatus.FIRST_SEEN;
        }
        if (stored.get().equals(identityKey)) {
            return IdentityStatus.UNCHANGED;
        }
        if (policy == IdentityPolicy.REFUSE_CHANGES) {
            throw new UntrustedIdentityException(address, identityKey);
        }
        return IdentityStatus.CHANGED;
    }
}
