package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The account logged in; what the server says of it. Source: classic.md section 3.4, {@code onLoginSuccess}.
 *
 * @param kind {@code free} or {@code paid}, if told
 * @param status {@code active}, if told
 * @param creation when the account was made, if told
 * @param expiration when it expires, if told
 * @param timestamp when it logged in
 */
@EventType(family = EventFamily.ACCOUNT, durable = false)
public record LoggedIn(
        Optional<String> kind,
        Optional<String> status,
        Optional<Instant> creation,
        Optional<Instant> expiration,
        Instant timestamp)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
