package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.function.Supplier;

/** What a stanza of the server means. */
public sealed interface Incoming {
    /**
     * It must not be lost.
     *
     * @param stanza what to store
     * @param answers what to send once it is durable: receipts and acks
     */
    record Durable(IncomingStanza stanza, List<Node> answers) implements Incoming {}

    /**
     * It must not be lost, and only the transaction that stores it says what it holds.
     *
     * @param stanza what to do in the transaction
     * @param answers what to send once that is durable; asked after it
     */
    record Sealed(IncomingStanza stanza, Supplier<List<Node>> answers) implements Incoming {}

    /**
     * It is of the moment.
     *
     * @param events what to tell, may be none
     * @param answers what to send at once
     */
    record Passing(List<Event> events, List<Node> answers) implements Incoming {}

    /** Nothing follows from it. */
    static Incoming nothing() {
        return new Passing(List.of(), List.of());
    }
}
