package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Pings a client that was silent for long, and ends the stream when it does not answer. Used on the lane only. Source:
 * multidevice-transport.md section 9.
 */
final class Keepalive {
    private final MultiDeviceConnection connection;
    private final DeviceSession session;
    private final Set<String> unanswered = new HashSet<>();
    private Instant heard;
    private int pings;

    Keepalive(MultiDeviceConnection connection, DeviceSession session) {
        this.connection = connection;
        this.session = session;
        heard = connection.state().time().now();
    }

    /** Begins to watch. */
    void start() {
        Duration left = Duration.between(connection.state().time().now(), heard.plus(patience()));
        connection.later(left, this::look);
    }

    /** The client sent something. */
    void heard() {
        heard = connection.state().time().now();
    }

    /** The client answered a ping; false if it answered nothing that was asked. */
    boolean answered(String id) {
        return unanswered.remove(id);
    }

    /** Asks the client whether it is there. */
    void ping() {
        String id = "ping-" + ++pings;
        unanswered.add(id);
        Duration due =
                connection.gate().lateness().plus(connection.state().patience().pong());
        connection.later(due, () -> {
            if (unanswered.contains(id)) {
                connection.end(new ProtocolBreach(Rule.PONG_DUE, id));
            }
        });
        session.send(Node.builder("iq")
                .attribute("from", Jid.SERVER)
                .attribute("id", id)
                .attribute("type", "get")
                .attribute("xmlns", "urn:xmpp:ping")
                .build());
    }

    private void look() {
        if (connection.state().time().now().isBefore(heard.plus(patience()))) {
            start();
            return;
        }
        connection.later(patience(), this::look);
        ping();
    }

    private Duration patience() {
        return connection.state().patience().ping();
    }
}
