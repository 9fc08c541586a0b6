package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.wire.Node;

/** The open line to a client that is logged in: what the state needs of its connection. Used on the lane only. */
public interface Link {
    /** Whether more can be sent without filling memory. What is volatile is dropped while not; what is stored waits. */
    boolean isWritable();

    /** Sends a stanza. */
    void send(Node stanza);

    /** Tells that the same number logged in elsewhere, which ends this line. */
    void replaced();

    /**
     * Tells that a stanza was not acked in time, which ends this line.
     *
     * @param stanza the stanza's key in words
     */
    void ackOverdue(String stanza);
}
