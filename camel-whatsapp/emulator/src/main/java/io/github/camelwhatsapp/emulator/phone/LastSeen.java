package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.Optional;

/** Reads {@code last} of a presence: seconds since 1970, or a word such as {@code deny} that says there is none to be had. */
final class LastSeen {
    private LastSeen() {}

    static Optional<Instant> of(Node presence) {
        boolean isNumber = presence.attribute("last")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .isPresent();
        return isNumber ? presence.attributes().instant("last") : Optional.empty();
    }
}
