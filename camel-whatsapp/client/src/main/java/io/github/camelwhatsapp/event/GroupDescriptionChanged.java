package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A group says something else of itself. Source: multidevice-messaging.md section 7.3.
 *
 * @param from the group
 * @param description what it says; empty if it says nothing any more
 * @param descriptionId names this version of it
 * @param author who did it, if told
 * @param authorName the name they give themselves, if sent along
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.GROUP, durable = true)
public record GroupDescriptionChanged(
        Party from,
        Optional<String> description,
        Optional<String> descriptionId,
        Optional<Party> author,
        Optional<String> authorName,
        Instant timestamp,
        Origin origin)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
