package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * Someone calls. The server has been told that it arrived; nobody answers it, and {@code RejectCall} declines it. Source: classic.md
 * sections 6 and 7.6, {@code onCallReceived}.
 *
 * @param from who calls
 * @param offerId the id of the stanza that offers the call
 * @param callId the id of the call
 * @param callerName the name they give themselves, if sent along
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.CALL, durable = true)
public record CallReceived(
        Party from, String offerId, String callId, Optional<String> callerName, Instant timestamp, Origin origin)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
