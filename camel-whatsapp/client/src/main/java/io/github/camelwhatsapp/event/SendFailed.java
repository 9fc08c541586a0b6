package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that was taken for sending will never be sent: it expired in the queue, or the server refused it.
 *
 * @param id its id
 * @param to the chat it was for
 * @param reason why, for people
 * @param code the server's code, 0 when the server was not asked
 * @param timestamp when it was given up
 */
@EventType(family = EventFamily.RECEIPT, durable = true)
public record SendFailed(String id, Party to, String reason, int code, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(to);
    }
}
