package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.InviteLink;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A group has another invite link; the one before is void. Source: multidevice-messaging.md section 7.3.
 *
 * @param from the group
 * @param link the new one, if told
 * @param author who did it, if told
 * @param authorName the name they give themselves, if sent along
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.GROUP, durable = true)
public record GroupInviteLinkChanged(
        Party from,
        Optional<InviteLink> link,
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
