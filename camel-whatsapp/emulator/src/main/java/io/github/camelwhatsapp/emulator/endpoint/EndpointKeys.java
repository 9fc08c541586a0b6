package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.signal.IdentityKeyPair;
import io.github.camelwhatsapp.signal.SignedPreKey;
import java.security.SecureRandom;

/**
 * The lasting keys of a phone.
 *
 * @param noise the static key of its handshakes
 * @param identity its Signal identity, by which it vouches for linked devices too
 * @param registrationId its Signal registration id
 * @param signedPreKey its signed prekey
 */
public record EndpointKeys(KeyPair noise, IdentityKeyPair identity, int registrationId, SignedPreKey signedPreKey) {
    private static final int REGISTRATION_IDS = 16_380;

    /** New keys under an identity. */
    public static EndpointKeys under(KeyPair identity, SecureRandom random) {
        IdentityKeyPair own = IdentityKeyPair.of(identity);
        return new EndpointKeys(
                KeyPair.generate(random),
                own,
                1 + random.nextInt(REGISTRATION_IDS),
                SignedPreKey.generate(1, own, random));
    }
}
