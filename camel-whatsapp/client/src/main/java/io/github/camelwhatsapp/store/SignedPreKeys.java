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

    /**
     * Adds one with the next free id that is not the current one yet: the server has not said that it has it. First messages to it can be
     * read already, because it may have it all the same.
     *
     * @param pair the key
     * @param signature our identity's signature over it
     * @throws IllegalStateException if there is one proposed already
     */
    SignedPreKey propose(KeyPair pair, PreKeySignature signature, Instant now);

    /** The one that was proposed and is not adopted. */
    Optional<SignedPreKey> proposed();

    /** Makes the proposed one the current one; does nothing when there is none. */
    void adopt(Instant now);

    /** Drops all but so many of the newest, the current one among them; answers how many. */
    int keepNewest(int count);

    /** Drops those that were replaced before a moment; answers how many. */
    int prune(Instant replacedBefore);
}
