package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * Something happened to a call: it was declined, taken or ended. Source: classic.md section 7.6, calls without an offer.
 *
 * @param from who it comes from
 * @param id the id of the stanza
 * @param signal the wire's word for what happened, such as {@code reject} or {@code terminate}
 * @param callId the id of the call, if told
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.CALL, durable = true)
public record CallSignalled(
        Party from, String id, String signal, Optional<String> callId, Instant timestamp, Origin origin)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
