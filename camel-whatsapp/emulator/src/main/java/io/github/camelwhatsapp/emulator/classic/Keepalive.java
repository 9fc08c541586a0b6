package io.github.camelwhatsapp.emulator.classic;

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
 * classic.md section 11.3.
 */
final class Keepalive {
    private final ClassicConnection connection;
    private final Session session;
    private final Set<String> unanswered = new HashSet<>();
    private Instant heard;
    private int pings;

    Keepalive(ClassicConnection connection, Session session) {
        this.connection = connection;
        this.session = session;
        heard = session.state().time().now();
    }

    /** Begins to watch. */
    void start() {
        watch();
    }

    /** The client sent something. */
    void heard() {
        heard = session.state().time().now();
    }

    /** The client answered a ping; false if it answered nothing that was asked. */
    boolean answered(String id) {
        return unanswered.remove(id);
    }

    private void watch() {
        Duration left = Duration.between(session.state().time().now(), heard.plus(patience()));
        connection.later(left, this::look);
    }

    private void look() {
        if (session.state().time().now().isBefore(heard.plus(patience()))) {
            watch();
            return;
        }
        connection.later(patience(), this::look);
        ping("ping-" + ++pings);
    }

    /** The deadline is set before the ping leaves, so that no answer and no test can overtake it. */
    private void ping(String id) {
        unanswered.add(id);
        connection.later(session.state().patience().pong(), () -> {
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

    private Duration patience() {
        return session.state().patience().ping();
    }
}
