package io.github.camelwhatsapp.store;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.signal.PreKey;
import java.util.Collection;
import java.util.List;

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

    /** Notes that the server has these, or may have them: they are not given to it again. */
    void uploaded(Collection<Integer> ids);

    /** Notes that the server has refused these: they may be given to it again. */
    void notTaken(Collection<Integer> ids);

    /** Notes that the server has none of them, and must be given a complete set. */
    void forgetUploads();

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
