package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What an administrator may send to somebody whose settings do not let them be added: the code of an invitation. Source:
 * multidevice-messaging.md section 7.2.
 *
 * @param code the code, for a {@link GroupInvitation}; a secret between the two
 * @param expires until when it holds, if told
 */
public record AddRequest(String code, Optional<Instant> expires) {
    /** Does not show the code. */
    @Override
    public String toString() {
        return "AddRequest[expires " + expires.map(Instant::toString).orElse("never") + "]";
    }
}
