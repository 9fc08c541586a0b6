package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.wire.Node;

/**
 * A phone's way to the server: it logs in, reconnects when it is cut off, and carries nodes. Everything here is called, and
 * calls its owner, on the phone's lane.
 */
interface Line {
    /** Connects and logs in, and keeps doing so until {@link #off()}. Does nothing when it is on. */
    void on(Owner owner);

    /** Hangs up and stays away. */
    void off();

    /** How the line is; a node that is sent leaves only when it is {@link PhoneStatus.State#ONLINE}. */
    PhoneStatus status();

    /** Sends a node; drops it when the line is not open. */
    void send(Node node);

    /** Whoever the line belongs to. */
    interface Owner {
        /** The line is open; the server's stored stanzas follow. */
        void opened();

        /** A stanza came. */
        void received(Node stanza);

        /** The line is another way now. */
        void changed(PhoneStatus status);
    }
}
