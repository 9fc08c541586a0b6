package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The timer of new chats was changed, by the account or by somebody it talks with. Source: multidevice-messaging.md section 9.6.
 *
 * @param who whose timer it is
 * @param timer after how long messages disappear; zero for never
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.ACCOUNT, durable = true)
public record DefaultTimerChanged(Party who, Duration timer, Instant timestamp, Origin origin) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
