package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A contact is no longer on WhatsApp. The client ends its subscription to their presence by itself. Source: classic.md sections 6
 * and 10, {@code onNumberWasRemoved}.
 *
 * @param contact who
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.CONTACT, durable = true)
public record ContactRemoved(Party contact, Instant timestamp, Origin origin) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(contact);
    }
}
