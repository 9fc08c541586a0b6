package io.github.camelwhatsapp.emulator.connection;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Pings a client that was silent for long, and ends the stream when it does not answer. Used on the lane only. Source:
 * classic.md section 11.3, multidevice-transport.md section 9.
 */
public final class Keepalive {
    private final ServedConnection connection;
    private final Consumer<String> pinger;
    private final Set<String> unanswered = new HashSet<>();
    private Instant heard;
    private int pings;

    /**
     * Not watching yet.
     *
     * @param connection whose silence it is
     * @param pinger sends a ping of this id
     */
    public Keepalive(ServedConnection connection, Consumer<String> pinger) {
        this.connection = connection;
        this.pinger = pinger;
        heard = now();
    }

    /** Begins to watch. */
    public void start() {
        connection.later(Duration.between(now(), heard.plus(patience())), this::look);
    }

    /** The client sent something. */
    public void heard() {
        heard = now();
    }

    /** The client answered a ping; false if it answered nothing that was asked. */
    public boolean answered(String id) {
        return unanswered.remove(id);
    }

    /**
     * Asks the client whether it is there. The deadline is set before the ping leaves, so that no answer and no test can overtake it, and
     * where a fault makes the server slow it begins when the ping does leave.
     */
    public void ping() {
        String id = "ping-" + ++pings;
        unanswered.add(id);
        Duration due =
                connection.gate().lateness().plus(connection.state().patience().pong());
        connection.later(due, () -> {
            if (unanswered.contains(id)) {
                connection.end(new ProtocolBreach(Rule.PONG_DUE, id));
            }
        });
        pinger.accept(id);
    }

    private void look() {
        if (now().isBefore(heard.plus(patience()))) {
            start();
            return;
        }
        connection.later(patience(), this::look);
        ping();
    }

    private Instant now() {
        return connection.state().time().now();
    }

    private Duration patience() {
        return connection.state().patience().ping();
    }
}
