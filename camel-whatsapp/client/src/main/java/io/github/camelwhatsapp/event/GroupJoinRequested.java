package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * People would like to be in a group and wait for an administrator. Source: multidevice-messaging.md section 7.3.
 *
 * @param from the group
 * @param people who, at least one
 * @param method how they came: {@code invite_link}, {@code linked_group_join} or {@code non_admin_add}; if told
 * @param author who did it, if told
 * @param authorName the name they give themselves, if sent along
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.GROUP, durable = true)
public record GroupJoinRequested(
        Party from,
        List<Party> people,
        Optional<String> method,
        Optional<Party> author,
        Optional<String> authorName,
        Instant timestamp,
        Origin origin)
        implements Event {
    /** Copies what it is given. */
    public GroupJoinRequested {
        people = List.copyOf(people);
    }

    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
