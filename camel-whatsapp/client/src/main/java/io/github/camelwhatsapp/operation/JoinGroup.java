package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.JoinOutcome;

/**
 * Joins a group by its invite link. Where an administrator has to agree, the answer says that it is pending.
 *
 * @param invite the link, or its code alone; kept is the code
 */
public record JoinGroup(@Payload String invite) implements GroupOperation<JoinOutcome> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is no such link or code
     */
    public JoinGroup {
        invite = Arguments.inviteCode("joinGroup", "invite", invite);
    }
}
