package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The account was put into a group that someone made. Source: classic.md sections 6 and 10, {@code onGroupisCreated}.
 *
 * @param from the group
 * @param group what the server says of it: creator, subject, creation, members
 * @param author who put the account into it, if told
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.GROUP, durable = true)
public record GroupCreated(Party from, Group group, Optional<Party> author, Instant timestamp, Origin origin)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
