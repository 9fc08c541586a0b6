package io.github.camelwhatsapp.signal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.crypto.PrivateKey;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.UnusableKeyException;
import java.util.Arrays;

/** The key from which chains spring, 32 bytes (signal.md section 3, root step). Immutable, a secret. */
final class RootKey {
    static final int LENGTH = 32;

    private static final byte[] AGREEMENT_INFO = "WhisperText".getBytes(US_ASCII);
    private static final byte[] RATCHET_INFO = "WhisperRatchet".getBytes(US_ASCII);
    private static final byte[] NO_SALT = new byte[LENGTH];

    private final byte[] key;

    /** Takes the bytes over. */
    RootKey(byte[] key) {
        this.key = key;
    }

    /** The first root key of a session and a first chain, from the secret on which the two have agreed. */
    static Step first(byte[] masterSecret) {
        return derive(masterSecret, NO_SALT, AGREEMENT_INFO);
    }

    /**
     * The next root key and a new chain, from one's own ratchet key and that of the other.
     *
     * @throws InvalidKeyException if the two give zero
     */
    Step step(PrivateKey ours, PublicKey theirs) {
        return derive(agree(ours, theirs, "ratchet key"), key, RATCHET_INFO);
    }

    /** Agrees with a key that came from outside, and says in this package's words when it is unusable. */
    static byte[] agree(PrivateKey ours, PublicKey theirs, String what) {
        try {
            return ours.agree(theirs);
        } catch (UnusableKeyException e) {
            throw new InvalidKeyException(what, e);
        }
    }

    /** The 32 bytes, not copied. */
    byte[] bytes() {
        return key;
    }

    private static Step derive(byte[] secret, byte[] salt, byte[] info) {
        byte[] okm = Hkdf.derive(secret, salt, info, LENGTH + ChainKey.LENGTH);
        return new Step(
                new RootKey(Arrays.copyOf(okm, LENGTH)), new ChainKey(Arrays.copyOfRange(okm, LENGTH, okm.length), 0));
    }

    @Override
    public String toString() {
        return "RootKey(32 bytes)";
    }

    /** A root key and the chain that sprang with it. */
    record Step(RootKey root, ChainKey chain) {}
}
