package io.github.camelwhatsapp.multidevice.handshake;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.XEdDsa;

/**
 * The public keys with which an unpaired device registers. Nothing here is secret.
 *
 * @param registrationId the Signal registration id, 1 to 16380 for our own; servers accept any
 * @param identity the identity key
 * @param signedPreKeyId 0 to 2^24 - 1
 * @param signedPreKey the signed prekey
 * @param signature by the identity key over the serialized signed prekey, 64 bytes
 */
public record RegistrationKeys(
        int registrationId, PublicKey identity, int signedPreKeyId, PublicKey signedPreKey, byte[] signature) {
    /** Checks numbers and lengths, not the signature. */
    public RegistrationKeys {
        if (signedPreKeyId < 0 || signedPreKeyId > 0xFFFFFF || signature.length != XEdDsa.SIGNATURE_LENGTH) {
            throw new IllegalArgumentException(
                    "A signed prekey has an id from 0 to 2^24 - 1 and a signature of 64 bytes, " + signedPreKeyId
                            + " and " + signature.length + " bytes were given");
        }
    }
}
