package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A business says something else of itself, or is none any more. Source: multidevice-messaging.md section 9.3.
 *
 * @param from who
 * @param what the service's word for what changed: {@code verified_name}, {@code profile} or {@code remove}
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.CONTACT, durable = true)
public record BusinessProfileChanged(Party from, String what, Instant timestamp, Origin origin) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
