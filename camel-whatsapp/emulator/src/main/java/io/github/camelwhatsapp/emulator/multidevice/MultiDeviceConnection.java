package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.connection.ServedConnection;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.script.Occasion;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.noise.NoiseTransport;
import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One client's connection: hands its frames to the phase that it is in, writes down what breaks a rule, and ends it. Used on
 * the lane only.
 */
final class MultiDeviceConnection extends ServedConnection {
    private final MultiDeviceService service;
    private final UpgradeLine line;
    private final NoiseFraming framing;
    private final Intake intake;
    private final NodeIntake nodes;
    private Phase phase = new HelloPhase(this);
    private Occupant occupant = Occupant.NOBODY;
    private boolean upgraded;

    MultiDeviceConnection(MultiDeviceService service, int number, UpgradeLine line) {
        this(service, number, line, new NoiseFraming());
    }

    private MultiDeviceConnection(MultiDeviceService service, int number, UpgradeLine line, NoiseFraming framing) {
        super(service.shared(), number, line, framing);
        this.service = service;
        this.line = line;
        this.framing = framing;
        intake = new Intake(service.state().limits().frameBytes());
        nodes = new NodeIntake(this);
    }

    /** An {@link UpgradeRequest} came, or bytes. */
    @Override
    protected void take(Object inbound) {
        if (inbound instanceof UpgradeRequest request) {
            upgrade(request);
        } else {
            bytes((byte[]) inbound);
        }
    }

    @Override
    protected boolean isEntered() {
        return occupant != Occupant.NOBODY;
    }

    @Override
    protected void left() {
        service.forget(this);
        occupant.left();
    }

    @Override
    public void writable() {
        if (!isOver()) {
            occupant.writable();
        }
    }

    /** Who is on it. */
    Occupant occupant() {
        return occupant;
    }

    MultiDeviceService service() {
        return service;
    }

    /** The routing information that the client brought; empty for none. */
    byte[] routingInfo() {
        return intake.routingInfo();
    }

    /** How many bytes wait for the client to read. */
    long waiting() {
        return transmitter().waiting();
    }

    /** Reads an opened payload as a node. */
    Node read(byte[] payload) {
        return nodes.read(payload);
    }

    /** Sends a part of the handshake, later if the server is slow. */
    void sendHandshake(byte[] payload) {
        Duration slowness = gate().slowness();
        if (slowness.isZero()) {
            transmitter().transmitRaw(payload);
        } else {
            later(slowness, () -> transmitter().transmitRaw(payload));
        }
    }

    /** Seals and opens from now on. */
    void secured(NoiseTransport transport) {
        framing.sealWith(transport.sender());
        intake.openWith(transport.receiver());
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
            transmitter().transmit(last);
        }
        finish();
    }

    @Override
    public void end(ProtocolBreach breach) {
        note(breach.rule(), breach.detail());
        if (breach.rule() == Rule.SLOW_READER) {
            gate().reset();
        } else {
            endStream(StreamErrors.of(breach.rule()));
        }
    }

    @Override
    public void refuseUpgrade(int status) {
        gone();
        line.refuse(status);
    }

    @Override
    public void changeRouting() {
        transmitter().transmit(service.routing().change());
    }

    private void upgrade(UpgradeRequest request) {
        gate().strike(Occasion.upgrade(number()));
        if (!isListening()) {
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
            if (isListening()) {
                phase = phase.receive(intake.open(frame));
            }
        }
    }
}
