package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.XEdDsa;
import java.util.Arrays;

/**
 * A signed prekey as its owner published it. Immutable.
 *
 * @param id 1 to 0xFFFFFF
 * @param key the public half
 * @param signature the owner's identity key's over the type byte 05 and the key, 64 bytes
 */
public record PublicSignedPreKey(int id, PublicKey key, byte[] signature) {
    /** Checks the id and copies the signature. */
    public PublicSignedPreKey {
        new PublicPreKey(id, key);
        signature = signature.clone();
    }

    /** A copy of the signature. */
    @Override
    public byte[] signature() {
        return signature.clone();
    }

    /** Whether the owner of the identity key has signed it. */
    public boolean isSignedBy(PublicKey identity) {
        return XEdDsa.verify(identity, key.serialized(), signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicSignedPreKey that
                && id == that.id
                && key.equals(that.key)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * id + key.hashCode();
    }

    @Override
    public String toString() {
        return "PublicSignedPreKey[" + id + ", " + key + "]";
    }
}
