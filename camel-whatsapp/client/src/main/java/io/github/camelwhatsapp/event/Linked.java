package io.github.camelwhatsapp.event;

import io.github.camelwhatsapp.model.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * This device was linked: the phone agreed, its proofs hold, and the credentials are stored. The login follows by itself.
 *
 * @param linking the id of the attempt
 * @param own the account, by phone number and with its hidden address if the server told
 * @param device the number of this device within the account, 1..255
 * @param platform what the phone is, such as {@code android}; may be empty
 * @param business the name of the business, for a business account
 * @param timestamp when
 */
@EventType(family = EventFamily.LINKING, durable = true)
public record Linked(
        String linking, Party own, int device, String platform, Optional<String> business, Instant timestamp)
        implements Event {
    @Override
    public Optional<Party> chat() {
        return Optional.empty();
    }
}
