package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Line;
import io.github.camelwhatsapp.emulator.connection.ServedConnection;
import io.github.camelwhatsapp.emulator.ledger.Ledgers;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.emulator.state.ServerState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The classic service without its socket: the connections, and what they share. Its methods are for the lane, but for the
 * accessors of what is safe for use by several threads.
 */
public final class ClassicService {
    private final ServerState state;
    private final Ledgers ledgers;
    private final Transcript transcript;
    private final FaultPlan faults;
    private final Map<Integer, ClassicConnection> connections = new LinkedHashMap<>();
    private int opened;

    /** A service without connections. */
    public ClassicService(ServerState state, Ledgers ledgers, Transcript transcript, FaultPlan faults) {
        this.state = state;
        this.ledgers = ledgers;
        this.transcript = transcript;
        this.faults = faults;
    }

    /** What the servers remember. */
    public ServerState state() {
        return state;
    }

    /** How many connections are open. */
    public int openConnections() {
        return connections.size();
    }

    /** How many connections there were, those that are open included. */
    public int allConnections() {
        return opened;
    }

    /** The numbers that are logged in, in the order of their connections. */
    public List<String> online() {
        return connections.values().stream()
                .filter(ClassicConnection::isLoggedIn)
                .map(ClassicConnection::accountNumber)
                .toList();
    }

    /** Ends every connection at once. */
    public void disconnectAll() {
        List.copyOf(connections.values())
                .forEach(connection -> connection.gate().reset());
    }

    /** Ends every connection and counts from the start again. */
    public void reset() {
        disconnectAll();
        opened = 0;
    }

    ClassicConnection open(Line line) {
        ClassicConnection connection = new ClassicConnection(this, ++opened, line);
        connections.put(connection.number(), connection);
        connection.opened();
        return connection;
    }

    void forget(ClassicConnection connection) {
        connections.remove(connection.number());
    }

    /** What its connections share. */
    ServedConnection.Shared shared() {
        return new ServedConnection.Shared(state, ledgers, transcript, faults);
    }

    Ledgers ledgers() {
        return ledgers;
    }

    Transcript transcript() {
        return transcript;
    }
}
