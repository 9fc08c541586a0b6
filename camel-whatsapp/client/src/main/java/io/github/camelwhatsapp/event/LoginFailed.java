package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The server refused the login. Source: classic.md section 6, {@code onLoginFailed}.
 *
 * @param reason the server's word for it, such as {@code not-authorized}
 * @param timestamp when
 */
@EventType(family = EventFamily.ACCOUNT, durable = false)
public record LoginFailed(String reason, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
