package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The server wants the contacts synced again. Source: classic.md section 10, {@code contacts} with {@code sync}.
 *
 * @param after not before this moment
 * @param timestamp when we were told
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.CONTACT, durable = true)
public record ContactSyncDue(Instant after, Instant timestamp, Origin origin) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
