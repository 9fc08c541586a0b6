package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A message came. Source: classic.md section 7.3.
 *
 * @param id the message id, unique for its chat and sender
 * @param from the chat: the person, group or list it came from
 * @param sender who wrote it; the same as {@code from} outside groups and lists
 * @param senderName the name the sender gives themselves, if sent along
 * @param timestamp when it was sent, by the server's clock
 * @param origin whether it came live or had waited
 * @param content what it says
 */
@EventType(family = EventFamily.MESSAGE, durable = true)
public record MessageReceived(
        String id,
        Party from,
        Party sender,
        Optional<String> senderName,
        Instant timestamp,
        Origin origin,
        Content content)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
