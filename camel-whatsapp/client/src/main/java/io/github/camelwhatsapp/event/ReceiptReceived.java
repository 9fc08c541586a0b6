package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.ReceiptType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages of ours were delivered, read or played. Source: classic.md section 7.5.
 *
 * @param type how far they have come
 * @param ids the ids of the messages, at least one
 * @param from the chat they were sent to
 * @param participant in a group, whose device or eyes they have reached
 * @param timestamp when
 * @param origin whether it came live or had waited
 * @param retry how many times the server had sent it before, 0 for the first time
 */
@EventType(family = EventFamily.RECEIPT, durable = true)
public record ReceiptReceived(
        ReceiptType type,
        List<String> ids,
        Party from,
        Optional<Party> participant,
        Instant timestamp,
        Origin origin,
        int retry)
        implements Event {
    /** Copies the ids. */
    public ReceiptReceived {
        ids = List.copyOf(ids);
    }

    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
