package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;

/** Handles one kind of stanza from clients that are logged in. Without state of its own. */
@FunctionalInterface
interface StanzaHandler {
    /**
     * Handles a stanza.
     *
     * @throws ProtocolBreach if the stream must end for it
     * @throws io.github.camelwhatsapp.wire.MissingAttributeException if it lacks what it cannot be handled without
     */
    void handle(Session session, Stanza stanza);
}
