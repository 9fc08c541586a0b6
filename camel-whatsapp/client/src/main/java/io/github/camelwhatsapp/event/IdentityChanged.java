package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody shows another identity key than before: most often a new phone or a new installation, in the worst case somebody in between.
 * What was encrypted for the old key cannot be read any more. Source: signal.md section 8.
 *
 * @param from whose key it is
 * @param accepted whether the new key is used from now on; if not, nothing is encrypted for them until they are trusted again
 * @param timestamp when it was noticed
 */
@EventType(family = EventFamily.ENCRYPTION, durable = true)
public record IdentityChanged(Party from, boolean accepted, Instant timestamp) implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.of(from);
    }
}
