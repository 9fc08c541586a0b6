package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A person or a group has another picture. Source: classic.md section 6, {@code onProfilePictureChanged}.
 *
 * @param from who
 * @param id of the notification
 * @param pictureId the id of the picture, if told
 * @param author who changed it, in a group, if told
 * @param timestamp when
 */
@EventType(family = EventFamily.CONTACT, durable = true)
public record ProfilePictureChanged(
        Party from, String id, Optional<String> pictureId, Optional<Party> author, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
