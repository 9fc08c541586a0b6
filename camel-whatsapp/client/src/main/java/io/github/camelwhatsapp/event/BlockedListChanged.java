package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Another device of the account, or its phone, has blocked people or let them in. Source: multidevice-messaging.md section 9.5.
 *
 * @param blocked who is blocked now and was not
 * @param unblocked who was and is not any more
 * @param complete whether the list has to be asked for, since the server does not say what changed
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.ACCOUNT, durable = true)
public record BlockedListChanged(
        List<Party> blocked, List<Party> unblocked, boolean complete, Instant timestamp, Origin origin)
        implements Event {
    /** Copies what it is given. */
    public BlockedListChanged {
        blocked = List.copyOf(blocked);
        unblocked = List.copyOf(unblocked);
    }

    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
