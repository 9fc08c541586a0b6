package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.AccountTerms;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The login found that the account has expired: it is not logged in. Source: classic.md section 6, {@code onAccountExpired}.
 *
 * @param terms what the server says of the account
 * @param timestamp when
 */
@EventType(family = EventFamily.ACCOUNT, durable = false)
public record AccountExpired(AccountTerms terms, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
