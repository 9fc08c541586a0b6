package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * Something of a contact has changed. The client subscribes to their presence anew by itself. Source: classic.md sections 6
 * and 10, {@code onNumberWasUpdated}.
 *
 * @param contact who
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.CONTACT, durable = true)
public record ContactUpdated(Party contact, Instant timestamp, Origin origin) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(contact);
    }
}
