package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The server asked for a sign of life and got it. Source: classic.md sections 6 and 7.6, {@code onPing} and {@code onSendPong}.
 *
 * @param id the id of the ping
 * @param timestamp when
 */
@EventType(family = EventFamily.OWN_ACTION, durable = false)
public record PingAnswered(String id, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
