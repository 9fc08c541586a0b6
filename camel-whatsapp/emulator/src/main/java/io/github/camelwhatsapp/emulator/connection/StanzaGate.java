package io.github.camelwhatsapp.emulator.connection;

import io.github.camelwhatsapp.emulator.script.Fault;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.script.Occasion;
import io.github.camelwhatsapp.emulator.script.Point;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.emulator.script.Target;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Where faults strike a connection: each stanza passes it on its way to the transmitter, in order. Used on the lane only.
 */
public final class StanzaGate implements Target {
    private final Gated connection;
    private final Transmitter transmitter;
    private final StanzaCounts counts = new StanzaCounts();
    private final Deque<Node> queue = new ArrayDeque<>();
    private boolean atStanza;
    private boolean held;
    private int copies;
    private boolean swapped;
    private @Nullable Node overtaken;
    private OptionalInt messageError = OptionalInt.empty();
    private boolean otherDevices;
    private Duration slowness = Duration.ZERO;
    private @Nullable Duration delay;

    /**
     * @param connection whose faults strike
     * @param transmitter where what passes goes
     */
    public StanzaGate(Gated connection, Transmitter transmitter) {
        this.connection = connection;
        this.transmitter = transmitter;
    }

    /** Lets the faults strike that are due on an occasion which is no stanza. */
    public void strike(Occasion occasion) {
        connection.faultsDue(occasion).forEach(fault -> fault.strike(this));
    }

    /** Sends a stanza when it is its turn. */
    public void send(Node stanza) {
        if (transmitter.isOpen()) {
            queue.add(stanza);
            drain();
        }
    }

    /** How many stanzas are held back. */
    public int heldBack() {
        return queue.size();
    }

    /** How much later than it could this server does everything; zero unless a fault has slowed it down. */
    public Duration slowness() {
        return slowness;
    }

    /** How long a stanza that is sent now takes to leave a server that a fault has slowed down, behind those that wait. */
    public Duration lateness() {
        return slowness.multipliedBy(queue.size() + (held ? 2L : 1L));
    }

    /** Whether more can be sent without filling memory. */
    public boolean isWritable() {
        return !held && transmitter.isWritable();
    }

    @Override
    public void reset() {
        transmitter.reset();
        connection.gone();
    }

    @Override
    public void cutAfter(int bytes) {
        transmitter.cutAt(atStanza ? transmitter.sent() + bytes : bytes);
        connection.leaveIfEnded();
    }

    @Override
    public void fallSilent() {
        transmitter.fallSilent();
        queue.clear();
    }

    @Override
    public void loseState() {
        connection.loseState();
        fallSilent();
    }

    @Override
    public void holdBack(Duration duration) {
        delay = delay == null ? duration : delay.plus(duration);
    }

    @Override
    public void slowDown(Duration duration) {
        slowness = duration;
    }

    @Override
    public void sendTwice() {
        copies++;
    }

    @Override
    public void swap() {
        swapped = true;
    }

    @Override
    public void withhold() {
        copies = 0;
    }

    @Override
    public void corrupt() {
        transmitter.corruptNext();
    }

    @Override
    public void endStream(StreamErrorKind kind) {
        copies = 0;
        connection.endStream(kind);
    }

    @Override
    public void failLogin(LoginFailure failure) {
        connection.failLogin(failure);
    }

    @Override
    public void refuseUpgrade(int status) {
        connection.refuseUpgrade(status);
    }

    @Override
    public void changeRouting() {
        connection.changeRouting();
    }

    @Override
    public void refuseMessage(int error) {
        messageError = OptionalInt.of(error);
    }

    @Override
    public void nameOtherDevices() {
        otherDevices = true;
    }

    /** Lets the faults strike that are due when the n-th message of the client has come. */
    public void strikeMessage(int n) {
        messageError = OptionalInt.empty();
        otherDevices = false;
        strike(Occasion.message(connection.number(), connection.accountNumber(), connection.accountConnection(), n));
    }

    /** With what the message that has come is to be refused. */
    public OptionalInt messageError() {
        return messageError;
    }

    /** Whether the message that has come is to be acked with the hash of other devices. */
    public boolean namesOtherDevices() {
        return otherDevices;
    }

    private void drain() {
        while (!held && !queue.isEmpty()) {
            Node stanza = queue.removeFirst();
            strikeStanza(stanza);
            int times = copies;
            if (swapped && overtaken == null) {
                overtaken = stanza;
            } else if (delay == null) {
                transmit(stanza, times);
            } else {
                held = true;
                connection.later(delay, () -> release(stanza, times));
            }
        }
    }

    private void strikeStanza(Node stanza) {
        copies = 1;
        swapped = false;
        delay = slowness.isZero() ? null : slowness;
        atStanza = true;
        StanzaCounts.Place place = counts.next(stanza.tag());
        Occasion occasion = new Occasion(
                Point.STANZA,
                connection.number(),
                connection.accountNumber(),
                connection.accountConnection(),
                place.tag(),
                place.stanza(),
                place.stanzaOfTag());
        for (Fault fault : connection.faultsDue(occasion)) {
            fault.strike(this);
        }
        atStanza = false;
    }

    private void release(Node stanza, int times) {
        held = false;
        transmit(stanza, times);
        drain();
        connection.writable();
    }

    private void transmit(Node stanza, int times) {
        for (int i = 0; i < times; i++) {
            transmitter.transmit(stanza);
        }
        if (overtaken != null && stanza.is(overtaken.tag())) {
            Node late = overtaken;
            overtaken = null;
            transmitter.transmit(late);
        }
        connection.leaveIfEnded();
    }
}
