package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Persons were taken into a group; the account itself may be among them. Source: classic.md sections 6 and 10, {@code
 * onGroupsParticipantsAdd}.
 *
 * @param from the group
 * @param participants who, at least one
 * @param author who did it, if told
 * @param authorName the name they give themselves, if sent along
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.GROUP, durable = true)
public record GroupParticipantsAdded(
        Party from,
        List<Party> participants,
        Optional<Party> author,
        Optional<String> authorName,
        Instant timestamp,
        Origin origin)
        implements Event {
    /** Copies the lists. */
    public GroupParticipantsAdded {
        participants = List.copyOf(participants);
    }

    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
