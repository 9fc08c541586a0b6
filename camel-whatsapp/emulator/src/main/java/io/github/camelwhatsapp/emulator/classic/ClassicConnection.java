package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Deadlines;
import io.github.camelwhatsapp.emulator.connection.Gated;
import io.github.camelwhatsapp.emulator.connection.LaneHandler;
import io.github.camelwhatsapp.emulator.connection.Line;
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
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import io.github.camelwhatsapp.wire.NodeFormatException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: hands its frames to the phase that it is in, writes down what breaks a rule, and ends it. Used on
 * the lane only.
 */
final class ClassicConnection implements Gated, LaneHandler.Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(ClassicConnection.class);

    private final ClassicService service;
    private final int number;
    private final Transmitter transmitter;
    private final StanzaGate gate;
    private final Intake intake;
    private final ClassicFraming framing = new ClassicFraming();
    private final Deadlines deadlines;
    private Phase phase = new StreamStartPhase(this);
    private String claimed = "";
    private int accountConnection;
    private @Nullable Session session;
    private boolean over;
    private boolean forgotten;

    ClassicConnection(ClassicService service, int number, Line line) {
        this.service = service;
        this.number = number;
        transmitter = new Transmitter(line, node -> transcribe(Direction.SENT, node), framing);
        gate = new StanzaGate(this, transmitter);
        intake = new Intake(this, service.ledgers().crypto());
        deadlines = new Deadlines(state().lane(), state().time());
    }

    /** The connection was accepted. */
    void opened() {
        later(state().patience().login(), () -> {
            if (session == null) {
                end(new ProtocolBreach(
                        Rule.LOGIN_TIME, "no login in " + state().patience().login()));
            }
        });
        gate.strike(Occasion.connect(number));
    }

    /** A {@link ClientFrame} came, or the {@link ProtocolBreach} of what is none. */
    @Override
    public void receive(Object inbound) {
        if (forgotten) {
            gate.reset();
        }
        if (over || transmitter.isSilent()) {
            return;
        }
        try {
            if (inbound instanceof ProtocolBreach breach) {
                throw breach;
            }
            intake.payload((ClientFrame) inbound, phase.isEncrypted())
                    .ifPresent(payload -> phase = phase.receive(payload));
        } catch (ProtocolBreach breach) {
            end(breach);
        } catch (RuntimeException e) {
            LOG.error("The emulator failed on connection {}", number, e);
            gate.reset();
        }
    }

    @Override
    public void writable() {
        if (session != null && !over) {
            session.account().mailbox().pump();
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
        if (session != null) {
            state().loggedOut(session.account(), session);
        }
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

    /** Whether the client is logged in. */
    boolean isLoggedIn() {
        return session != null && !over;
    }

    ServerState state() {
        return service.state();
    }

    ClassicService service() {
        return service;
    }

    Transmitter transmitter() {
        return transmitter;
    }

    StanzaGate gate() {
        return gate;
    }

    Intake intake() {
        return intake;
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

    /** The client says whose connection this is. */
    void claims(String account, int connectionOfAccount) {
        claimed = account;
        accountConnection = connectionOfAccount;
        gate.strike(Occasion.login(number, account, connectionOfAccount));
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
        state().loggedIn(account, entered, passive);
        return new StreamPhase(this, entered);
    }

    @Override
    public void failLogin(LoginFailure failure) {
        failLogin(failure.reason());
    }

    /** Refuses the login for a reason and ends the connection. */
    void failLogin(String reason) {
        transmitter.transmit(Node.builder("failure").child(Node.of(reason)).build());
        finish();
    }

    @Override
    public void endStream(StreamErrorKind kind) {
        endStream(StreamErrors.of(kind));
    }

    /** Sends a stream error past whatever waits, and ends the connection. */
    void endStream(Node error) {
        transmitter.transmit(error);
        finish();
    }

    /** Ends the connection for a breach of a rule. */
    void end(ProtocolBreach breach) {
        note(breach.rule(), breach.detail());
        if (breach.rule() == Rule.STREAM_HEADER || breach.rule() == Rule.SLOW_READER) {
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
}
