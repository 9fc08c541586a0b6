package io.github.camelwhatsapp.signal;

import io.github.camelwhatsapp.crypto.PublicKey;

/**
 * The long-term public key by which a device is known.
 *
 * @param publicKey the key
 */
public record IdentityKey(PublicKey publicKey) {
    /** The form that is signed and that goes into messages: the type byte 05 and 32 bytes. */
    byte[] serialized() {
        return publicKey.serialized();
    }
}
