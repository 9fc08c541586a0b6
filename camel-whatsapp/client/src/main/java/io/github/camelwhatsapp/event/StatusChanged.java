package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * Someone says something else of themselves. Source: classic.md section 6, {@code onGetStatus}, form (b).
 *
 * @param from who
 * @param id of the notification
 * @param status what they say now
 * @param timestamp when
 */
@EventType(family = EventFamily.CONTACT, durable = true)
public record StatusChanged(Party from, String id, String status, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
