package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.script.Fault;
import io.github.camelwhatsapp.emulator.script.Occasion;
import io.github.camelwhatsapp.emulator.script.Point;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.emulator.script.Target;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Where faults strike a connection: each stanza passes it on its way to the transmitter, in order. Used on the lane only.
 */
final class StanzaGate implements Target {
    private final ClassicConnection connection;
    private final Transmitter transmitter;
    private final StanzaCounts counts = new StanzaCounts();
    private final Deque<Node> queue = new ArrayDeque<>();
    private boolean atStanza;
    private boolean held;
    private int copies;
    private @Nullable Duration delay;

    StanzaGate(ClassicConnection connection, Transmitter transmitter) {
        this.connection = connection;
        this.transmitter = transmitter;
    }

    /** Lets the faults strike that are due on an occasion which is no stanza. */
    void strike(Occasion occasion) {
        connection.faultsDue(occasion).forEach(fault -> fault.strike(this));
    }

    /** Sends a stanza when it is its turn. */
    void send(Node stanza) {
        if (transmitter.isOpen()) {
            queue.add(stanza);
            drain();
        }
    }

    /** How many stanzas are held back. */
    int heldBack() {
        return queue.size();
    }

    /** Whether more can be sent without filling memory. */
    boolean isWritable() {
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
    public void holdBack(Duration duration) {
        delay = delay == null ? duration : delay.plus(duration);
    }

    @Override
    public void sendTwice() {
        copies++;
    }

    @Override
    public void withhold() {
        copies = 0;
    }

    @Override
    public void endStream(StreamErrorKind kind) {
        copies = 0;
        connection.endStream(StreamErrors.of(kind));
    }

    @Override
    public void failLogin(String reason) {
        connection.failLogin(reason);
    }

    private void drain() {
        while (!held && !queue.isEmpty()) {
            Node stanza = queue.removeFirst();
            strikeStanza(stanza);
            int times = copies;
            if (delay == null) {
                transmit(stanza, times);
            } else {
                held = true;
                connection.later(delay, () -> release(stanza, times));
            }
        }
    }

    private void strikeStanza(Node stanza) {
        copies = 1;
        delay = null;
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
        connection.leaveIfEnded();
    }
}
