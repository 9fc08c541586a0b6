package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PrivateKey;
import java.security.SecureRandom;

/**
 * One's own long-term key: made once for an installation, then kept. Prints no secret.
 *
 * @param identityKey the public half
 * @param privateKey the private half, which is trusted to belong to the public one
 */
public record IdentityKeyPair(IdentityKey identityKey, PrivateKey privateKey) {
    /** Makes a new identity. */
    public static IdentityKeyPair generate(SecureRandom random) {
        return of(KeyPair.generate(random));
    }

    /** Takes a pair as an identity. */
    public static IdentityKeyPair of(KeyPair pair) {
        return new IdentityKeyPair(new IdentityKey(pair.publicKey()), pair.privateKey());
    }
}
