package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * The server tells what someone's client can do. Source: classic.md sections 6 and 10, {@code onGetFeature}.
 *
 * @param from who
 * @param encryption the server's word for whether they can read encrypted messages
 * @param timestamp when
 * @param origin whether it came live or had waited
 */
@EventType(family = EventFamily.CONTACT, durable = true)
public record ContactFeatures(Party from, String encryption, Instant timestamp, Origin origin) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
