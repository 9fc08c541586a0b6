package io.github.camelwhatsapp.store;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.signal.PreKeySignature;
import io.github.camelwhatsapp.signal.SignedPreKey;
import java.time.Instant;
import java.util.Optional;

/** Our signed prekeys: the current one, and earlier ones as long as first messages to them may be on the way. */
public interface SignedPreKeys {
    /** The newest one. */
    Optional<SignedPreKey> current();

    /** When the newest one was made. */
    Optional<Instant> currentSince();

    /**
     * Adds one with the next free id; it is the current one from now on.
     *
     * @param pair the key
     * @param signature our identity's signature over it
     */
    SignedPreKey rotate(KeyPair pair, PreKeySignature signature, Instant now);

    /** Drops those that were replaced before a moment; answers how many. */
    int prune(Instant replacedBefore);
}
