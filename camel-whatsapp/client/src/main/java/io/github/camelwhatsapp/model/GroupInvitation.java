package io.github.camelwhatsapp.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An invitation to a group, from one of its admins to somebody who could not be added. Source: multidevice-messaging.md section 5.1.
 *
 * @param group the group
 * @param code what lets the invited person in; a secret between the two
 * @param name the name of the group
 * @param expires until when it holds
 * @param caption the text beside it
 */
public record GroupInvitation(
        Party group, String code, Optional<String> name, Optional<Instant> expires, Optional<String> caption)
        implements Content {
    @Override
    public String kind() {
        return "groupInvitation";
    }

    /** Does not show the code. */
    @Override
    public String toString() {
        return "GroupInvitation[" + group.id() + "]";
    }
}
