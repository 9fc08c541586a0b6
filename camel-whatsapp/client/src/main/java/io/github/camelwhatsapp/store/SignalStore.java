package io.github.camelwhatsapp.store;

import io.github.camelwhatsapp.signal.SenderKeyStore;
import io.github.camelwhatsapp.signal.SignalStores;
import java.util.Optional;

/**
 * All that end-to-end encryption keeps for an account. Names in it are resolved ones: the same device has one name for ever.
 *
 * <p>It holds nothing in memory. A step of a ratchet that is made on it is kept with the rest of its transaction or not at all, so
 * after a failure there is nothing to discard. What is stored and cannot be read is a {@link StoreCorruptException}, never absent.
 */
public interface SignalStore {
    /** Our identity; empty until {@link #install}. */
    Optional<LocalIdentity> local();

    /**
     * Takes up an identity. Prekey ids start at a random number (classic.md section 9.1).
     *
     * @param firstPreKeyId where the ids of prekeys begin, 1 to 16777215
     * @throws IllegalStateException if there is one already; {@link #reset} removes it
     */
    void install(LocalIdentity identity, int firstPreKeyId);

    /** Removes everything: identity, prekeys, sessions, sender keys, identities of others. */
    void reset();

    /**
     * What sessions work on.
     *
     * @throws IllegalStateException when our identity is asked for and there is none
     */
    SignalStores stores();

    /** Sender keys, our own and those of others. */
    SenderKeyStore senderKeys();

    /** Who was given our sender key of a group. */
    SenderKeyHolders senderKeyHolders();

    /** Our one-time prekeys. */
    OneTimePreKeys oneTimePreKeys();

    /** Our signed prekeys. */
    SignedPreKeys signedPreKeys();

    /** How often messages were asked for again, by us and by others. */
    RetryStore retries();

    /**
     * Moves sessions, identities, sender keys of all devices of a name, and who was given ours, to another name of the same person. What
     * the other name has already stays and comes first: of two sessions with one identity the states are joined, so that whatever is on
     * its way can still be read; a session with another identity than the one that is there is dropped.
     */
    void move(String from, String to);

    /**
     * Makes what an older copy of the database says safe to use: chains for receiving stay, every sending chain and every sender key of
     * our own goes, and prekeys get ids that the server cannot have seen. Any prekey that is there may have been given to the server, and
     * away, by a later copy: all are in doubt and none is given to it again.
     *
     * @return what was dropped
     */
    Recovery recoverFromOlderCopy();

    /**
     * What was dropped because an older copy was restored.
     *
     * @param sessions how many sessions lost their sending chains
     * @param senderKeys how many sender keys of our own went
     */
    record Recovery(int sessions, int senderKeys) {}
}
