package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The server ended the stream with an error; what follows, {@code connectionChanged} tells. Source: classic.md sections 6 and 11.5,
 * {@code onStreamError}.
 *
 * @param reason the server's word for it, such as {@code conflict}
 * @param text the server's words for people; may be empty
 * @param timestamp when
 */
@EventType(family = EventFamily.CONNECTION, durable = false)
public record StreamErrorReceived(String reason, String text, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
