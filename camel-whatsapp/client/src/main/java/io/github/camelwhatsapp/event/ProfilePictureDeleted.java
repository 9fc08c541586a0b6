package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A person or a group has no picture any more. Source: classic.md section 6, {@code onProfilePictureDeleted}.
 *
 * @param from who
 * @param id of the notification
 * @param author who took it away, in a group, if told
 * @param timestamp when
 */
@EventType(family = EventFamily.CONTACT, durable = true)
public record ProfilePictureDeleted(Party from, String id, Optional<Party> author, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
