package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The server says after the login how much has waited for the account; it comes next. Source: classic.md section 11.2.
 *
 * @param count how many stanzas
 * @param timestamp when
 */
@EventType(family = EventFamily.CONNECTION, durable = false)
public record OfflineCountReceived(int count, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
