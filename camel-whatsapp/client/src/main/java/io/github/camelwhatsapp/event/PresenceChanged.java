package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Presence;
import java.time.Instant;
import java.util.Optional;

/**
 * Someone came or went. Source: classic.md section 6, {@code onPresenceAvailable}, {@code onPresenceUnavailable}.
 *
 * @param from who
 * @param presence what they are now
 * @param lastSeen when they were last there, if they are not and let us know
 * @param lastSeenHidden the server's word for why it does not say when they were last there: {@code deny}, {@code none} or
 *     {@code error}
 * @param timestamp when we were told
 */
@EventType(family = EventFamily.PRESENCE, durable = false)
public record PresenceChanged(
        Party from, Presence presence, Optional<Instant> lastSeen, Optional<String> lastSeenHidden, Instant timestamp)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
