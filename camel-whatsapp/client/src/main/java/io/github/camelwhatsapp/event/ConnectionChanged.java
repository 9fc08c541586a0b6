package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The connection of the account changed its state.
 *
 * @param previous what it was
 * @param state what it is
 * @param cause why
 * @param timestamp when
 */
@EventType(family = EventFamily.CONNECTION, durable = false)
public record ConnectionChanged(
        ConnectionState previous, ConnectionState state, ConnectionCause cause, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
