package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.AccountTerms;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The server took a payment of this account. Source: classic.md section 6, {@code onPaymentRecieved}.
 *
 * @param terms the terms since then
 * @param timestamp when
 */
@EventType(family = EventFamily.ACCOUNT, durable = true)
public record PaymentReceived(AccountTerms terms, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
