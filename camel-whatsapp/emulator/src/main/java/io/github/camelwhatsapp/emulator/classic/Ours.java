package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.wire.Node;

/** The mark on what the emulator answers where the real service's answer is not known: {@code by="emulator"}. */
final class Ours {
    private Ours() {}

    /** Marks a node. */
    static Node.Builder mark(Node.Builder node) {
        return node.attribute("by", "emulator");
    }
}
