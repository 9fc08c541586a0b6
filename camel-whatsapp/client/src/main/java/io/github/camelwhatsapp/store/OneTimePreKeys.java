package io.github.camelwhatsapp.store;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.signal.PreKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Our one-time prekeys: made in advance, given to the server, used once. An id is never given out twice; the count of ids is kept apart
 * from the keys, so that it goes on when all are used.
 */
public interface OneTimePreKeys {
    /**
     * Adds prekeys and gives them the next free ids.
     *
     * @param pairs made by the caller, outside of the transaction
     * @return them, not uploaded yet, in the order of their ids
     */
    List<PreKey> add(List<KeyPair> pairs);

    /** Those that the server was not yet given, the oldest first. */
    List<PreKey> notUploaded(int limit);

    /** Notes that these are about to be given to the server: unless it refuses them, they are not given to it again. */
    void offered(Collection<Integer> ids);

    /** Notes that the server has these: they are not given to it again. */
    void uploaded(Collection<Integer> ids);

    /** Notes that the server has refused these: they may be given to it again. */
    void notTaken(Collection<Integer> ids);

    /** The ids of those that were offered, and nobody knows whether the server has taken them. */
    Set<Integer> inDoubt();

    /** Notes that the doubt is over: whatever was offered is with the server, or was, or never will be. */
    void settleDoubts();

    /** How many there are, whether or not the server has them. */
    int count();

    /** Makes the next id one above this, in the circle of ids: for a server that says which it has seen. */
    void continueAbove(int id);

    /**
     * Drops the oldest ones, uploaded or not.
     *
     * @param keep how many of the newest stay
     * @return how many went
     */
    int prune(int keep);
}
