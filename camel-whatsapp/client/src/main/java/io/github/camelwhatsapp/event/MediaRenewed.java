package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A medium that was gone from the server is there again: the phone has brought it once more, as it was asked to when somebody wanted to
 * fetch it. Source: multidevice-messaging.md section 6.6.
 *
 * @param id the id of its message
 * @param from the chat of the message
 * @param sender who wrote the message
 * @param content what the message says, with the new place of the medium
 * @param timestamp when the phone's answer came
 */
@EventType(family = EventFamily.RECEIPT, durable = true)
public record MediaRenewed(String id, Party from, Party sender, MediaContent content, Instant timestamp)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
