package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.KeyPair;
import java.security.SecureRandom;

/**
 * A session that was agreed on from a bundle and is kept nowhere yet: the part of starting one that takes time and no store, so that it
 * can be done before a transaction. Immutable; prints no secret.
 */
public final class NewSession {
    private final IdentityKey local;
    private final IdentityKey remote;
    private final SessionState state;

    private NewSession(IdentityKey local, IdentityKey remote, SessionState state) {
        this.local = local;
        this.remote = remote;
        this.state = state;
    }

    /**
     * Agrees on a session.
     *
     * @param ours our identity
     * @param bundle as the device published it
     * @param random makes the session's keys
     * @throws InvalidSignatureException if the bundle's signature is wrong
     * @throws InvalidKeyException if a key of the bundle is unusable
     */
    public static NewSession agree(IdentityKeyPair ours, PreKeyBundle bundle, SecureRandom random) {
        if (!bundle.isSigned()) {
            throw new InvalidSignatureException("The signed prekey of a bundle");
        }
        SessionState state = X3dh.initiate(ours, KeyPair.generate(random), KeyPair.generate(random), bundle);
        return new NewSession(ours.identityKey(), bundle.identityKey(), state);
    }

    /** The identity of whoever published the bundle. */
    public IdentityKey remoteIdentity() {
        return remote;
    }

    IdentityKey localIdentity() {
        return local;
    }

    SessionState state() {
        return state;
    }

    @Override
    public String toString() {
        return "NewSession(with " + remote + ")";
    }
}
