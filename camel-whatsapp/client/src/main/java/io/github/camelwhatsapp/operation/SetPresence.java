package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Presence;
import java.util.Objects;
import java.util.Optional;

/**
 * Shows the account as available or unavailable, and names it. Source: classic.md section 5.4, {@code sendAvailableForChat},
 * {@code sendOfflineStatus}.
 *
 * @param presence what to show
 * @param nickname the name that others see in notifications; empty leaves it as it is
 */
public record SetPresence(@Payload Presence presence, Optional<String> nickname) implements Operation<Done> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if the nickname is blank
     */
    public SetPresence {
        Objects.requireNonNull(presence, "presence");
        if (nickname.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("setPresence: nickname is blank; leave it out to keep the present one");
        }
    }
}
