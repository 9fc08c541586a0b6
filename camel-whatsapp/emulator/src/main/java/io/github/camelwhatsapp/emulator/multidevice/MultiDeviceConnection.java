package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.Deadlines;
import io.github.camelwhatsapp.emulator.connection.Gated;
import io.github.camelwhatsapp.emulator.connection.LaneHandler;
import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.connection.StanzaGate;
import io.github.camelwhatsapp.emulator.connection.Transmitter;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.ledger.Violation;
import io.github.camelwhatsapp.emulator.script.Fault;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.script.Occasion;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.noise.NoiseTransport;
import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: hands its frames to the phase that it is in, writes down what breaks a rule, and ends it. Used on
 * the lane only.
 */
final class MultiDeviceConnection implements Gated, LaneHandler.Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(MultiDeviceConnection.class);

    private final MultiDeviceService service;
    private final int number;
    private final UpgradeLine line;
    private final NoiseFraming framing = new NoiseFraming();
    private final Transmitter transmitter;
    private final StanzaGate gate;
    private final Intake intake;
    private final NodeIntake nodes;
    private final Deadlines deadlines;
    private Phase phase = new HelloPhase(this);
    private String claimed = "";
    private int accountConnection;
    private Occupant occupant = Occupant.NOBODY;
    private boolean upgraded;
    private boolean over;
    private boolean forgotten;

    MultiDeviceConnection(MultiDeviceService service, int number, UpgradeLine line) {
        this.service = service;
        this.number = number;
        this.line = line;
        transmitter = new Transmitter(line, node -> transcribe(Direction.SENT, node), framing);
        gate = new StanzaGate(this, transmitter);
        intake = new Intake(service.state().limits().frameBytes());
        nodes = new NodeIntake(this);
        deadlines = new Deadlines(service.state().lane(), service.state().time());
    }

    /** The connection was accepted. */
    void opened() {
        later(state().patience().login(), () -> {
            if (occupant == Occupant.NOBODY) {
                end(new ProtocolBreach(
                        Rule.LOGIN_TIME, "no login in " + state().patience().login()));
            }
        });
        gate.strike(Occasion.connect(number));
    }

    /** An {@link UpgradeRequest} came, or bytes. */
    @Override
    public void receive(Object inbound) {
        if (forgotten) {
            gate.reset();
        }
        if (over || transmitter.isSilent()) {
            return;
        }
        try {
            if (inbound instanceof UpgradeRequest request) {
                upgrade(request);
            } else {
                bytes((byte[]) inbound);
            }
        } catch (ProtocolBreach breach) {
            end(breach);
        } catch (RuntimeException e) {
            LOG.error("The emulator failed on connection {}", number, e);
            gate.reset();
        }
    }

    @Override
    public void writable() {
        if (!over) {
            occupant.writable();
        }
    }

    @Override
    public void gone() {
        if (over) {
            return;
        }
        over = true;
        deadlines.cancelAll();
        service.forget(this);
        occupant.left();
    }

    @Override
    public void leaveIfEnded() {
        if (transmitter.isEnded()) {
            gone();
        }
    }

    @Override
    public void loseState() {
        forgotten = true;
        gone();
    }

    /** Whether it has ended or is about to. */
    boolean isOver() {
        return over;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public String accountNumber() {
        return claimed;
    }

    @Override
    public int accountConnection() {
        return accountConnection;
    }

    /** Who is on it. */
    Occupant occupant() {
        return occupant;
    }

    ServerState state() {
        return service.state();
    }

    MultiDeviceService service() {
        return service;
    }

    StanzaGate gate() {
        return gate;
    }

    /** The routing information that the client brought; empty for none. */
    byte[] routingInfo() {
        return intake.routingInfo();
    }

    /** How many bytes wait for the client to read. */
    long waiting() {
        return transmitter.waiting();
    }

    @Override
    public List<Fault> faultsDue(Occasion occasion) {
        return service.faults().due(occasion);
    }

    /** Writes down that a rule was broken. */
    void note(Rule rule, String detail) {
        service.ledgers().violations().add(new Violation(state().time().now(), number, claimed, rule, detail));
    }

    void transcribe(Direction direction, Node node) {
        service.transcript().add(new Transcript.Entry(state().time().now(), number, claimed, direction, node));
    }

    @Override
    public void later(Duration delay, Runnable task) {
        if (!over) {
            deadlines.later(delay, task);
        }
    }

    /** Reads an opened payload as a node. */
    Node read(byte[] payload) {
        return nodes.read(payload);
    }

    /** Sends a part of the handshake, later if the server is slow. */
    void sendHandshake(byte[] payload) {
        Duration slowness = gate.slowness();
        if (slowness.isZero()) {
            transmitter.transmitRaw(payload);
        } else {
            later(slowness, () -> transmitter.transmitRaw(payload));
        }
    }

    /** Seals and opens from now on. */
    void secured(NoiseTransport transport) {
        framing.sealWith(transport.sender());
        intake.openWith(transport.receiver());
    }

    /** The client says whose connection this is; a registration says nobody's. */
    void claims(String account, int connectionOfAccount) {
        claimed = account;
        accountConnection = connectionOfAccount;
        gate.strike(Occasion.login(number, account, connectionOfAccount));
    }

    /** Somebody is on it now. */
    void occupy(Occupant entered) {
        occupant = entered;
    }

    @Override
    public void failLogin(LoginFailure failure) {
        Node.Builder node = Node.builder("failure").attribute("reason", failure.reason());
        failure.attributes().forEach(node::attribute);
        endStream(node.build());
    }

    @Override
    public void endStream(StreamErrorKind kind) {
        endStream(StreamErrors.of(kind));
    }

    /** Sends a last stanza past whatever waits, and ends the connection; before the handshake is through it only ends it. */
    void endStream(Node last) {
        if (framing.isSealing()) {
            transmitter.transmit(last);
        }
        finish();
    }

    /** Ends the connection for a breach of a rule. */
    void end(ProtocolBreach breach) {
        note(breach.rule(), breach.detail());
        if (breach.rule() == Rule.SLOW_READER) {
            gate.reset();
        } else {
            endStream(StreamErrors.of(breach.rule()));
        }
    }

    /** Ends the connection once what was sent is out. */
    void finish() {
        transmitter.finish();
        gone();
    }

    @Override
    public void refuseUpgrade(int status) {
        over = true;
        deadlines.cancelAll();
        service.forget(this);
        line.refuse(status);
    }

    @Override
    public void changeRouting() {
        transmitter.transmit(service.routing().change());
    }

    private void upgrade(UpgradeRequest request) {
        gate.strike(Occasion.upgrade(number));
        if (over || transmitter.isSilent()) {
            return;
        }
        if (!request.isForService() || upgraded) {
            note(Rule.UPGRADE, request.target());
            refuseUpgrade(404);
            return;
        }
        upgraded = true;
        line.accept();
    }

    private void bytes(byte[] chunk) {
        for (byte[] frame : intake.frames(ByteBuffer.wrap(chunk))) {
            if (!over && !transmitter.isSilent()) {
                phase = phase.receive(intake.open(frame));
            }
        }
    }
}
