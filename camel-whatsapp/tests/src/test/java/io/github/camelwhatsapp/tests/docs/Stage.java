package io.github.camelwhatsapp.tests.docs;

import io.github.camelwhatsapp.emulator.EmulatedGroup;
import io.github.camelwhatsapp.jid.Jid;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A world with a group for one example, and what its scenario remembers of it. */
final class Stage {
    private final World world;
    private final EmulatedGroup group;
    private final Map<String, Object> memory = new ConcurrentHashMap<>();

    /** Makes a group for the example: the account is its administrator, and Ann is in it. */
    Stage(World world) {
        this.world = world;
        group = world.group(World.OWN, World.ANN);
    }

    /** The world. */
    World world() {
        return world;
    }

    /** The group that the example's text speaks of. */
    EmulatedGroup group() {
        return group;
    }

    /** The same by its address. */
    Jid groupJid() {
        return group.jid();
    }

    /** Remembers something by a name and returns it. */
    <T> T remember(String name, T value) {
        memory.put(name, value);
        return value;
    }

    /** What was remembered. */
    <T> T recall(String name, Class<T> type) {
        return type.cast(memory.get(name));
    }
}
