package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The account's link was ended. If the server did it, the credentials are kept aside until someone confirms it ({@code confirmLogOut}) or
 * doubts it ({@code restoreLogin}).
 *
 * @param requested whether it was asked for here; otherwise phone or server did it
 * @param reason the server's code or words
 * @param timestamp when
 */
@EventType(family = EventFamily.ACCOUNT, durable = true)
public record LoggedOut(boolean requested, String reason, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
