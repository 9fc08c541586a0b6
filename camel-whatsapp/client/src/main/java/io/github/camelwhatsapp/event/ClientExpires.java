package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The server says when it will stop talking to this version of the client, so that someone can give it a newer one in time (option
 * {@code clientVersion}).
 *
 * @param at when; empty when an earlier date is taken back
 * @param timestamp when it was told
 */
@EventType(family = EventFamily.ACCOUNT, durable = true)
public record ClientExpires(Optional<Instant> at, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
