package io.github.camelwhatsapp.emulator.linking;

import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.List;

/**
 * The public keys with which a phone registers its number, as real ones do with the registration service.
 *
 * @param noise the static key of its handshakes
 * @param identity its Signal identity, by which it vouches for linked devices as well
 * @param registrationId its Signal registration id
 * @param signedPreKey its signed prekey
 * @param signature the identity's signature over it
 * @param preKeys its first one-time prekeys
 */
public record PhoneKeys(
        PublicKey noise,
        PublicKey identity,
        int registrationId,
        PreKey signedPreKey,
        byte[] signature,
        List<PreKey> preKeys) {
    /**
     * A public prekey.
     *
     * @param id its id
     * @param key the key
     */
    public record PreKey(int id, PublicKey key) {}
}
