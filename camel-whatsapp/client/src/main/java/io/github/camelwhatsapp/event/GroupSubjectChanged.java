package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A group has another name. Source: classic.md sections 6 and 10, {@code onGetGroupsSubject}.
 *
 * @param from the group
 * @param subject what it is called now
 * @param author who changed it, if told
 * @param authorName the name they give themselves, if sent along
 * @param subjectChange when it was named, as the server keeps it; if told
 * @param timestamp when we were told
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.GROUP, durable = true)
public record GroupSubjectChanged(
        Party from,
        String subject,
        Optional<Party> author,
        Optional<String> authorName,
        Optional<Instant> subjectChange,
        Instant timestamp,
        Origin origin)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
