package io.github.camelwhatsapp;

import io.github.camelwhatsapp.spi.ProtocolGeneration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The generations of the protocol on the class path. */
final class Generations {
    private Generations() {}

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException if there is none; names those that there are
     */
    static ProtocolGeneration named(String name) {
        Map<String, ProtocolGeneration> found = new TreeMap<>();
        ServiceLoader.load(ProtocolGeneration.class, Generations.class.getClassLoader())
                .forEach(generation -> found.put(generation.name(), generation));
        ProtocolGeneration generation = found.get(name);
        if (generation == null) {
            throw new IllegalArgumentException(
                    "There is no generation '" + name + "' of the protocol; there are " + found.keySet());
        }
        return generation;
    }
}
