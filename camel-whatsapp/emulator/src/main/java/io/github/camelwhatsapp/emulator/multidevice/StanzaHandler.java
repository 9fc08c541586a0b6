package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.wire.Node;

/** Handles the stanzas with one tag. Without state of its own. */
interface StanzaHandler {
    /**
     * Handles a stanza.
     *
     * @throws io.github.camelwhatsapp.emulator.connection.ProtocolBreach if the stream has to end for it
     * @throws io.github.camelwhatsapp.wire.MissingAttributeException if an attribute is missing; the stream ends too
     */
    void handle(DeviceSession session, Node stanza);
}
