package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.wire.Node;

/** Reads the stanzas of one tag. Stateless but for the account's settings. */
@FunctionalInterface
public interface StanzaMapping {
    /**
     * Reads a stanza.
     *
     * @throws RuntimeException if it cannot be read; it is then kept as it came and acknowledged
     */
    Incoming map(Node stanza);
}
