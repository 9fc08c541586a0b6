package io.github.camelwhatsapp.emulator.connection;

import io.github.camelwhatsapp.wire.Node;

/** The mark on what the emulator answers where the real service's answer is not known: {@code by="emulator"}. */
public final class Ours {
    private Ours() {}

    /** Marks a node. */
    public static Node.Builder mark(Node.Builder node) {
        return node.attribute("by", "emulator");
    }
}
