package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.AccountTerms;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody paid for the account. Source: classic.md section 6, {@code onPaidAccount}.
 *
 * @param id of the notification
 * @param author who paid; {@code Paypal} where the server does not say
 * @param sku what was bought, if told
 * @param delta by how much it extends the account, if told
 * @param terms the terms since then
 * @param timestamp when
 */
@EventType(family = EventFamily.ACCOUNT, durable = true)
public record PaidAccount(
        String id, String author, Optional<String> sku, Optional<String> delta, AccountTerms terms, Instant timestamp)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
