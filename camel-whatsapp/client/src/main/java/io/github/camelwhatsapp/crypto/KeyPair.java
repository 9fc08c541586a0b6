package io.github.camelwhatsapp.crypto;

import java.security.SecureRandom;

/**
 * A private key of Curve25519 and the public key that belongs to it. Immutable; prints no secret.
 *
 * @param publicKey the public half, which is trusted to belong to the private one
 * @param privateKey the private half
 */
public record KeyPair(PublicKey publicKey, PrivateKey privateKey) {
    /** Makes a pair from 32 bytes of this source of randomness. */
    public static KeyPair generate(SecureRandom random) {
        byte[] bytes = new byte[PrivateKey.LENGTH];
        random.nextBytes(bytes);
        return of(PrivateKey.of(bytes));
    }

    /** Completes a private key. */
    public static KeyPair of(PrivateKey privateKey) {
        return new KeyPair(privateKey.publicKey(), privateKey);
    }
}
