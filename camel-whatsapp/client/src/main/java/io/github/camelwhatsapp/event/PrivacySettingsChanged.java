package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PrivacySettings;
import java.time.Instant;
import java.util.Optional;

/**
 * Who may see what of the account was changed elsewhere. Source: multidevice-messaging.md section 9.4.
 *
 * @param changed what holds now of what was changed
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.ACCOUNT, durable = true)
public record PrivacySettingsChanged(PrivacySettings changed, Instant timestamp, Origin origin) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
