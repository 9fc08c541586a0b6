package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.GroupInvitation;
import io.github.camelwhatsapp.model.Party;

/**
 * Joins a group to which an administrator sent an invitation in a message. Source: multidevice-messaging.md section 7.2, "invite message".
 *
 * @param to who sent it
 * @param invitation the {@link GroupInvitation} that came
 */
public record AcceptInvitation(Party to, @Payload Content invitation) implements GroupOperation<Done> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is from no person, or no invitation
     */
    public AcceptInvitation {
        Arguments.requirePerson("acceptInvitation", "to", to);
        Arguments.invitation("acceptInvitation", "invitation", invitation);
    }

    /** The invitation as what it is. */
    public GroupInvitation groupInvitation() {
        return Arguments.invitation("acceptInvitation", "invitation", invitation);
    }
}
