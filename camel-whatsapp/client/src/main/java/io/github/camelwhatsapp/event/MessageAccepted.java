package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The server has taken a message of ours, and nobody waited for that: it was sent with {@code completeOn=stored}, or the program was
 * started again meanwhile. For whoever waits it is the answer of the send. Source: classic.md sections 6 and 7.4, {@code
 * onMessageReceivedServer}.
 *
 * @param id the id of the message
 * @param to the chat it went to
 * @param timestamp when, by the server's clock
 */
@EventType(family = EventFamily.RECEIPT, durable = false)
public record MessageAccepted(String id, Party to, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(to);
    }
}
