package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Keepalive;
import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.connection.RequestIds;
import io.github.camelwhatsapp.emulator.ledger.Ledgers;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Link;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;

/** A client that is logged in, as the handlers of its stanzas see it. Used on the lane only. */
final class Session implements Link {
    private final ClassicConnection connection;
    private final Account account;
    private final Keepalive keepalive;
    private final RequestIds requests;

    Session(ClassicConnection connection, Account account) {
        this.connection = connection;
        this.account = account;
        keepalive = new Keepalive(connection, id -> send(ping(id)));
        requests = new RequestIds(connection.state().limits().rememberedIds());
    }

    /** Begins to watch for silence. */
    void start() {
        keepalive.start();
    }

    Account account() {
        return account;
    }

    ServerState state() {
        return connection.state();
    }

    Ledgers ledgers() {
        return connection.service().ledgers();
    }

    /** Ends the connection once what was sent has left. */
    void finish() {
        connection.finish();
    }

    /** The number of the connection. */
    int connection() {
        return connection.number();
    }

    /** Who watches for silence. */
    Keepalive keepalive() {
        return keepalive;
    }

    /** The ids of the client's requests. */
    RequestIds requests() {
        return requests;
    }

    /** Writes down that a rule was broken. */
    void note(Rule rule, String detail) {
        connection.note(rule, detail);
    }

    @Override
    public boolean isWritable() {
        return !connection.isOver() && connection.gate().isWritable();
    }

    @Override
    public void send(Node stanza) {
        if (connection.isOver()) {
            return;
        }
        connection.gate().send(stanza);
        long waiting = connection.transmitter().waiting();
        if (waiting > state().limits().unreadBytes()
                || connection.gate().heldBack() > state().limits().mailbox()) {
            connection.end(new ProtocolBreach(Rule.SLOW_READER, waiting + " bytes wait"));
        }
    }

    @Override
    public void replaced() {
        connection.endStream(StreamErrors.of(StreamErrorKind.CONFLICT));
    }

    @Override
    public void ackOverdue(String stanza) {
        connection.end(new ProtocolBreach(
                Rule.ACK_DUE, stanza + " was not acked in " + state().patience().ack()));
    }

    private static Node ping(String id) {
        return Node.builder("iq")
                .attribute("from", Jid.SERVER)
                .attribute("id", id)
                .attribute("type", "get")
                .attribute("xmlns", "urn:xmpp:ping")
                .build();
    }
}
