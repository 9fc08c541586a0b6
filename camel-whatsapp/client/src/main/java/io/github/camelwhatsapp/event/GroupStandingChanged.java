package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.GroupStanding;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The service has shut a group, opened it again, or it is gone. Source: multidevice-messaging.md section 7.3.
 *
 * @param from the group
 * @param standing what it is now
 * @param reason the service's word for why, if told
 * @param author who did it, if told
 * @param authorName the name they give themselves, if sent along
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.GROUP, durable = true)
public record GroupStandingChanged(
        Party from,
        GroupStanding standing,
        Optional<String> reason,
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
