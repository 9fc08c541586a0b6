package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * Someone whose number was synced is on WhatsApp now. The client subscribes to their presence by itself. Source: classic.md sections 6
 * and 10, {@code onNumberWasAdded}.
 *
 * @param contact who
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.CONTACT, durable = true)
public record ContactAdded(Party contact, Instant timestamp, Origin origin) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(contact);
    }
}
