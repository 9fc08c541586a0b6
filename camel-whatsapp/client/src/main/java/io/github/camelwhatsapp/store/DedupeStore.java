package io.github.camelwhatsapp.store;

import java.time.Instant;

/** Which messages came before, by key. Only a hash of each key is kept (the first 16 bytes of its SHA-256). */
public interface DedupeStore {
    /**
     * Notes a key.
     *
     * @param now kept to the second
     * @return false if it was noted before, which changes nothing
     */
    boolean firstTime(String key, Instant now);

    /** Whether a key is noted; notes nothing. */
    boolean isKnown(String key);

    /**
     * Forgets the keys that were noted before a moment.
     *
     * @param limit how many at most, so that others get their turn
     * @return how many; when it is the limit, there may be more
     */
    int prune(Instant before, int limit);
}
