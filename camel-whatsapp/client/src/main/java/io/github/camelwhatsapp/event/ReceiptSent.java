package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The client told the author of a message by itself that it has arrived. Source: classic.md sections 6 and 7.6, {@code
 * onSendMessageReceived}.
 *
 * @param id the id of the message
 * @param to the chat it came from
 * @param timestamp when
 */
@EventType(family = EventFamily.OWN_ACTION, durable = false)
public record ReceiptSent(String id, Party to, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(to);
    }
}
