package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A medium that is gone from the server does not come back: the phone does not have it any more, or did not answer. Source:
 * multidevice-messaging.md section 6.6.
 *
 * @param id the id of its message
 * @param from the chat of the message
 * @param sender who wrote the message
 * @param reason why, for people
 * @param timestamp when this became clear
 */
@EventType(family = EventFamily.RECEIPT, durable = true)
public record MediaLost(String id, Party from, Party sender, String reason, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
