package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Line;
import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.connection.ServedConnection;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.NodeFormatException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection: hands its frames to the phase that it is in, writes down what breaks a rule, and ends it. Used on
 * the lane only.
 */
final class ClassicConnection extends ServedConnection {
    private final ClassicService service;
    private final Intake intake;
    private final ClassicFraming framing;
    private Phase phase = new StreamStartPhase(this);
    private @Nullable Session session;

    ClassicConnection(ClassicService service, int number, Line line) {
        this(service, number, line, new ClassicFraming());
    }

    private ClassicConnection(ClassicService service, int number, Line line, ClassicFraming framing) {
        super(service.shared(), number, line, framing);
        this.service = service;
        this.framing = framing;
        intake = new Intake(this, service.ledgers().crypto());
    }

    /** A {@link ClientFrame} came, or the {@link ProtocolBreach} of what is none. */
    @Override
    protected void take(Object inbound) {
        if (inbound instanceof ProtocolBreach breach) {
            throw breach;
        }
        intake.payload((ClientFrame) inbound, phase.isEncrypted()).ifPresent(payload -> phase = phase.receive(payload));
    }

    @Override
    protected boolean isEntered() {
        return session != null;
    }

    @Override
    protected void left() {
        service.forget(this);
        if (session != null) {
            state().attendance().loggedOut(session.account(), session);
        }
    }

    @Override
    public void writable() {
        if (session != null && !isOver()) {
            session.account().mailbox().pump();
        }
    }

    /** Whether the client is logged in. */
    boolean isLoggedIn() {
        return session != null && !isOver();
    }

    ClassicService service() {
        return service;
    }

    Intake intake() {
        return intake;
    }

    /** Reads a payload as a node. */
    Stanza read(ByteBuffer payload) {
        try {
            Node node = ClassicNodeDecoder.decode(payload);
            transcribe(Direction.RECEIVED, node);
            byte[] encoded = ClassicNodeEncoder.encode(node);
            if (!ByteBuffer.wrap(encoded).equals(payload)) {
                note(
                        Rule.NODE_ENCODING,
                        "<" + node.tag() + "> in " + payload.remaining() + " bytes, " + encoded.length
                                + " bytes as prescribed");
            }
            return new Stanza(node, encoded);
        } catch (NodeFormatException e) {
            throw new ProtocolBreach(Rule.NODE_FORMAT, e);
        }
    }

    /** Encrypts in both directions from now on. */
    void encryptWith(LoginProof proof) {
        intake.decryptWith(proof);
        framing.encryptWith(proof.keys().toClient());
    }

    /** The client is logged in. */
    Phase enterStream(Account account, boolean passive) {
        Session entered = new Session(this, account);
        session = entered;
        entered.start();
        state().attendance().loggedIn(account, entered, passive);
        return new StreamPhase(this, entered);
    }

    @Override
    public void failLogin(LoginFailure failure) {
        failLogin(failure.reason());
    }

    /** Refuses the login for a reason and ends the connection. */
    void failLogin(String reason) {
        transmitter().transmit(Node.builder("failure").child(Node.of(reason)).build());
        finish();
    }

    @Override
    public void endStream(StreamErrorKind kind) {
        endStream(StreamErrors.of(kind));
    }

    /** Sends a stream error past whatever waits, and ends the connection. */
    void endStream(Node error) {
        transmitter().transmit(error);
        finish();
    }

    @Override
    public void end(ProtocolBreach breach) {
        note(breach.rule(), breach.detail());
        if (breach.rule() == Rule.STREAM_HEADER || breach.rule() == Rule.SLOW_READER) {
            gate().reset();
        } else {
            endStream(StreamErrors.of(breach.rule()));
        }
    }
}
