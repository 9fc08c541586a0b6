package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A member of a group has another number. Source: classic.md sections 6 and 10, {@code onGroupsParticipantChangedNumber}.
 *
 * @param from the group
 * @param oldNumber who it was
 * @param newNumber who it is now
 * @param name the name they give themselves, if sent along
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.GROUP, durable = true)
public record GroupParticipantChangedNumber(
        Party from, Party oldNumber, Party newNumber, Optional<String> name, Instant timestamp, Origin origin)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
