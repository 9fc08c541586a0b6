package io.github.camelwhatsapp.emulator.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its oldest entry when it has no room for a new one. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
    private final int bound;

    BoundedMap(int bound) {
        this.bound = bound;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > bound;
    }
}
