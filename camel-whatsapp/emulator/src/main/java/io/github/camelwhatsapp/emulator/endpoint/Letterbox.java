package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.wire.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The letters of a phone until the server has taken them: sealed one after the other, and sent again as the same bytes on the next
 * connection. Used on the phone's lane only.
 */
final class Letterbox {
    private static final Logger LOG = LoggerFactory.getLogger(Letterbox.class);
    private static final String NOBODY = "404";

    private final EndpointLine line;
    private final Mail mail;
    private final RetryDesk retries;
    private final Endpoint.Listener listener;
    private final Map<String, Letter> unsealed = new LinkedHashMap<>();
    private final Map<String, Node> unacked = new LinkedHashMap<>();
    private CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);

    Letterbox(EndpointLine line, Mail mail, RetryDesk retries, Endpoint.Listener listener) {
        this.line = line;
        this.mail = mail;
        this.retries = retries;
        this.listener = listener;
    }

    /** Sends a letter, after those before it. */
    void send(Letter letter) {
        retries.keep(letter);
        unsealed.put(letter.id(), letter);
        if (line.isOpen()) {
            seal(letter);
        }
    }

    /** The line is open: what the server has not taken is sent again, what was not sealed is sealed. */
    void opened() {
        unacked.values().forEach(line::send);
        List.copyOf(unsealed.values()).forEach(this::seal);
    }

    /** The server has answered; false if that is no answer to a letter. */
    boolean acked(Node ack) {
        String id = ack.attributes().requireText("id");
        if (unacked.remove(id) == null) {
            return false;
        }
        listener.acked(id, ack.attribute("error"));
        return true;
    }

    private void seal(Letter letter) {
        tail = tail.thenCompose(done -> unsealed.containsKey(letter.id())
                        ? mail.stanza(letter).thenAccept(stanza -> post(letter, stanza))
                        : CompletableFuture.completedFuture(null))
                .exceptionally(failure -> failed(letter, failure));
    }

    private void post(Letter letter, Node stanza) {
        unsealed.remove(letter.id());
        unacked.put(letter.id(), stanza);
        line.send(stanza);
    }

    private Void failed(Letter letter, Throwable failure) {
        // What was lost with the line is done again on the next.
        if (line.isOpen() && unsealed.remove(letter.id()) != null) {
            LOG.debug("A letter cannot be sent: {}", failure.getMessage());
            listener.acked(letter.id(), Optional.of(NOBODY));
        }
        return null;
    }
}
