package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.emulator.connection.RequestIds;
import io.github.camelwhatsapp.emulator.connection.ServedConnection;
import io.github.camelwhatsapp.emulator.ledger.Ledgers;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.noise.NoiseAcceptor;
import io.github.camelwhatsapp.wire.MultiDeviceIntro;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The service of linked devices without its socket: the connections, and what they share. Its methods are for the lane, but
 * for the accessors of what is safe for use by several threads.
 */
public final class MultiDeviceService {
    private static final int REMEMBERED_KEYS = 100_000;

    private final MediaRetryDesk mediaRetries;
    private final ServerState state;
    private final Ledgers ledgers;
    private final Transcript transcript;
    private final FaultPlan faults;
    private final Clientele clientele;
    private final SecureRandom random = new SecureRandom();
    private final ServerIdentity identity;
    private final Map<Integer, MultiDeviceConnection> connections = new LinkedHashMap<>();
    private final LinkingOffice linking;
    private final LoginCounts logins = new LoginCounts();
    private final Map<String, String> properties = new TreeMap<>();
    private Routing routing = new Routing();
    private RequestIds ephemeralKeys = new RequestIds(REMEMBERED_KEYS);
    private MinimumVersion minimumVersion = MinimumVersion.NONE;
    private boolean resumption = true;
    private int opened;

    /**
     * A service without connections.
     *
     * @param mediaRetries between linked devices and phones, who share it
     * @param clientele for whom it is
     * @param root the keys under which its certificates stand
     */
    public MultiDeviceService(
            ServerState state,
            Ledgers ledgers,
            Transcript transcript,
            FaultPlan faults,
            MediaRetryDesk mediaRetries,
            Clientele clientele,
            KeyPair root) {
        identity = ServerIdentity.under(root, random);
        this.mediaRetries = mediaRetries;
        this.clientele = clientele;
        this.state = state;
        this.ledgers = ledgers;
        this.transcript = transcript;
        this.faults = faults;
        linking = new LinkingOffice(state, random);
    }

    /** Whom it lets in. */
    Clientele clientele() {
        return clientele;
    }

    /** What the servers remember. */
    public ServerState state() {
        return state;
    }

    /** The keys by which the service shows itself. */
    public ServerIdentity identity() {
        return identity;
    }

    /** Where phones and the devices that are to be linked meet. */
    public LinkingOffice linking() {
        return linking;
    }

    /** When clients have logged in. */
    public LoginCounts logins() {
        return logins;
    }

    /** The routing information that is handed out. */
    public Routing routing() {
        return routing;
    }

    /** The oldest version that may log in. */
    public MinimumVersion minimumVersion() {
        return minimumVersion;
    }

    /** Changes the oldest version that may log in; who is logged in stays so. */
    public void minimumVersion(MinimumVersion version) {
        minimumVersion = version;
    }

    /** Changes whether a client that knows the server's key may resume (IK), or has to fall back. */
    public void resumption(boolean allowed) {
        resumption = allowed;
    }

    /** How many connections are open. */
    public int openConnections() {
        return connections.size();
    }

    /** How many connections there were, those that are open included. */
    public int allConnections() {
        return opened;
    }

    /** The devices that are logged in, in the order of their connections. */
    public List<Device> online() {
        return sessions().map(DeviceSession::device).toList();
    }

    /** Hands all who are logged in other routing information. */
    public void changeRouting() {
        Node changed = routing.change();
        sessions().toList().forEach(session -> session.send(changed));
    }

    /** Sends all who are logged in a stanza of the server's own with this child. */
    public void tellAll(Node child) {
        sessions().toList().forEach(session -> session.send(Greetings.ib(child)));
    }

    /** Asks all who are logged in whether they are there. */
    public void pingAll() {
        sessions().toList().forEach(session -> session.keepalive().ping());
    }

    /** The sessions of the devices that are logged in. */
    Stream<DeviceSession> sessions() {
        return List.copyOf(connections.values()).stream()
                .map(MultiDeviceConnection::occupant)
                .filter(DeviceSession.class::isInstance)
                .map(DeviceSession.class::cast);
    }

    /** Ends every connection at once. */
    public void disconnectAll() {
        List.copyOf(connections.values())
                .forEach(connection -> connection.gate().reset());
    }

    /** The server's properties, values by code, to read and to change. */
    public Map<String, String> properties() {
        return properties;
    }

    /** The requests that a phone bring a medium once more. */
    public MediaRetryDesk mediaRetries() {
        return mediaRetries;
    }

    /** Ends every connection and counts from the start again. */
    public void reset() {
        disconnectAll();
        mediaRetries.clear();
        properties.clear();
        opened = 0;
        linking.reset();
        logins.clear();
        routing = new Routing();
        ephemeralKeys = new RequestIds(REMEMBERED_KEYS);
        minimumVersion = MinimumVersion.NONE;
        resumption = true;
    }

    MultiDeviceConnection open(UpgradeLine line) {
        MultiDeviceConnection connection = new MultiDeviceConnection(this, ++opened, line);
        connections.put(connection.number(), connection);
        connection.opened();
        return connection;
    }

    /** What its connections share. */
    ServedConnection.Shared shared() {
        return new ServedConnection.Shared(state, ledgers, transcript, faults);
    }

    void forget(MultiDeviceConnection connection) {
        connections.remove(connection.number());
    }

    NoiseAcceptor acceptor() {
        return new NoiseAcceptor(MultiDeviceIntro.prologue(), identity.own(), resumption, random);
    }

    /** The ephemeral keys that handshakes have used, in hexadecimal. */
    RequestIds ephemeralKeys() {
        return ephemeralKeys;
    }

    /** What clients did that they must not do. */
    public Ledgers ledgers() {
        return ledgers;
    }

    /** The nodes that passed lately. */
    public Transcript transcript() {
        return transcript;
    }

    /** What is to go wrong. */
    public FaultPlan faults() {
        return faults;
    }
}
