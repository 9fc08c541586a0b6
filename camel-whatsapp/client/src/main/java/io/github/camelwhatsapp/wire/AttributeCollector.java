package io.github.camelwhatsapp.wire;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers attributes in order; a name given twice keeps its place and gets the later value. Nodes have few attributes, so
 * names are compared one by one; from {@value #FEW} on they are indexed, so that a hostile node with thousands of them
 * costs no more than its length. Not for use by several threads.
 */
final class AttributeCollector {
    private static final int FEW = 16;

    private Object[] pairs;
    private int filled;
    private @Nullable Map<String, Integer> places;

    /** @param expected how many are likely to come */
    AttributeCollector(int expected) {
        pairs = new Object[2 * expected];
    }

    void put(String name, Object value) {
        int place = placeOf(name);
        if (place < filled) {
            pairs[place + 1] = value;
            return;
        }
        if (filled == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.max(8, 2 * filled));
        }
        pairs[filled++] = name;
        pairs[filled++] = value;
    }

    /** Names and values in turn. */
    Object[] toPairs() {
        return Arrays.copyOf(pairs, filled);
    }

    /** The same, copied only where it must be; nothing may be put in afterwards. */
    Object[] handOver() {
        return filled == pairs.length ? pairs : toPairs();
    }

    private int placeOf(String name) {
        if (filled >= 2 * FEW) {
            Integer place = index().putIfAbsent(name, filled);
            return place == null ? filled : place;
        }
        for (int i = 0; i < filled; i += 2) {
            if (pairs[i].equals(name)) {
                return i;
            }
        }
        return filled;
    }

    private Map<String, Integer> index() {
        Map<String, Integer> index = places;
        if (index == null) {
            index = new HashMap<>();
            for (int i = 0; i < filled; i += 2) {
                index.put((String) pairs[i], i);
            }
            places = index;
        }
        return index;
    }
}
