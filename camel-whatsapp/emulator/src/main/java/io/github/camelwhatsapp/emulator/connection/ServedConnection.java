package io.github.camelwhatsapp.emulator.connection;

import io.github.camelwhatsapp.emulator.ledger.Ledgers;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.ledger.Violation;
import io.github.camelwhatsapp.emulator.script.Fault;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.emulator.script.Occasion;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one client's connection, whatever it speaks: whose it is, what is due later, what is written down of it, and its end. Used
 * on the lane only.
 */
public abstract class ServedConnection implements Gated, LaneHandler.Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(ServedConnection.class);

    private final Shared shared;
    private final int number;
    private final Transmitter transmitter;
    private final StanzaGate gate;
    private final Deadlines deadlines;
    private String claimed = "";
    private int accountConnection;
    private boolean over;
    private boolean forgotten;

    /**
     * What the connections of a service share.
     *
     * @param state what the servers remember
     * @param ledgers what clients did that they must not do
     * @param transcript the nodes that passed lately
     * @param faults what is to go wrong
     */
    public record Shared(ServerState state, Ledgers ledgers, Transcript transcript, FaultPlan faults) {}

    /**
     * A connection that was just accepted.
     *
     * @param number its number among all of the service, from 1
     * @param line where bytes go
     * @param framing how frames are made
     */
    protected ServedConnection(Shared shared, int number, Line line, Transmitter.Framing framing) {
        this.shared = shared;
        this.number = number;
        transmitter = new Transmitter(line, node -> transcribe(Direction.SENT, node), framing);
        gate = new StanzaGate(this, transmitter);
        deadlines = new Deadlines(shared.state().lane(), shared.state().time());
    }

    /** Takes what came, while the connection is not over. */
    protected abstract void take(Object inbound);

    /** Whether somebody has logged in, or waits to be linked. */
    protected abstract boolean isEntered();

    /** The connection is over: it leaves the service, and whoever was on it leaves the state. */
    protected abstract void left();

    /** Ends the connection for a breach of a rule. */
    public abstract void end(ProtocolBreach breach);

    /** The connection was accepted. */
    public final void opened() {
        Duration patience = state().patience().login();
        later(patience, () -> {
            if (!isEntered()) {
                end(new ProtocolBreach(Rule.LOGIN_TIME, "no login in " + patience));
            }
        });
        gate.strike(Occasion.connect(number));
    }

    @Override
    public final void receive(Object inbound) {
        if (forgotten) {
            gate.reset();
        }
        if (!isListening()) {
            return;
        }
        try {
            take(inbound);
        } catch (ProtocolBreach breach) {
            end(breach);
        } catch (RuntimeException e) {
            LOG.error("The emulator failed on connection {}", number, e);
            gate.reset();
        }
    }

    @Override
    public final void gone() {
        if (!over) {
            over = true;
            deadlines.cancelAll();
            left();
        }
    }

    @Override
    public final void leaveIfEnded() {
        if (transmitter.isEnded()) {
            gone();
        }
    }

    @Override
    public final void loseState() {
        forgotten = true;
        gone();
    }

    /** Ends the connection once what was sent is out. */
    public final void finish() {
        transmitter.finish();
        gone();
    }

    /** Whether it has ended or is about to. */
    public final boolean isOver() {
        return over;
    }

    /** Whether what comes is looked at. */
    protected final boolean isListening() {
        return !over && !transmitter.isSilent();
    }

    @Override
    public final int number() {
        return number;
    }

    @Override
    public final String accountNumber() {
        return claimed;
    }

    @Override
    public final int accountConnection() {
        return accountConnection;
    }

    /** The client says whose connection this is; a registration says nobody's. */
    public final void claims(String account, int connectionOfAccount) {
        claimed = account;
        accountConnection = connectionOfAccount;
        gate.strike(Occasion.login(number, account, connectionOfAccount));
    }

    /** What the servers remember. */
    public final ServerState state() {
        return shared.state();
    }

    /** Where faults strike what is sent. */
    public final StanzaGate gate() {
        return gate;
    }

    /** Sends without asking the gate. */
    public final Transmitter transmitter() {
        return transmitter;
    }

    @Override
    public final List<Fault> faultsDue(Occasion occasion) {
        return shared.faults().due(occasion);
    }

    /** Writes down that a rule was broken. */
    public final void note(Rule rule, String detail) {
        shared.ledgers().violations().add(new Violation(state().time().now(), number, claimed, rule, detail));
    }

    /** Writes down that a node passed. */
    public final void transcribe(Direction direction, Node node) {
        shared.transcript().add(new Transcript.Entry(state().time().now(), number, claimed, direction, node));
    }

    @Override
    public final void later(Duration delay, Runnable task) {
        if (!over) {
            deadlines.later(delay, task);
        }
    }
}
