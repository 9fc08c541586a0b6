package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.GroupInvitation;
import io.github.camelwhatsapp.model.Party;

/**
 * Looks at a group to which an administrator sent an invitation in a message, without joining. Source:
 * multidevice-messaging.md section 7.2, "invite message info".
 *
 * @param to who sent it
 * @param invitation the {@link GroupInvitation} that came
 */
public record GetInvitationInfo(Party to, @Payload Content invitation) implements GroupOperation<Group> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is from no person, or no invitation
     */
    public GetInvitationInfo {
        Arguments.requirePerson("getInvitationInfo", "to", to);
        Arguments.invitation("getInvitationInfo", "invitation", invitation);
    }

    /** The invitation as what it is. */
    public GroupInvitation groupInvitation() {
        return Arguments.invitation("getInvitationInfo", "invitation", invitation);
    }
}
