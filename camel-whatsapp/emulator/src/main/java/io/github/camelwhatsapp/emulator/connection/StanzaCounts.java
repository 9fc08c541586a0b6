package io.github.camelwhatsapp.emulator.connection;

import java.util.HashMap;
import java.util.Map;

/** How many stanzas went to a client since its login, in all and of each tag. */
final class StanzaCounts {
    private final Map<String, Integer> byTag = new HashMap<>();
    private int all;

    /** Counts a stanza. */
    Place next(String tag) {
        return new Place(tag, ++all, byTag.merge(tag, 1, Integer::sum));
    }

    /**
     * The place of a stanza.
     *
     * @param tag its tag
     * @param stanza its number among all, from 1
     * @param stanzaOfTag its number among those with its tag, from 1
     */
    record Place(String tag, int stanza, int stanzaOfTag) {}
}
