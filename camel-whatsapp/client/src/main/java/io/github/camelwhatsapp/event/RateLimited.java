package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The server wants fewer requests of a kind: such a request fails at once until a moment, without being sent.
 *
 * @param request the kind, such as {@code createGroup}
 * @param until the moment from which on it may be tried again
 * @param timestamp when the server said so
 */
@EventType(family = EventFamily.ACCOUNT, durable = false)
public record RateLimited(String request, Instant until, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
