package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Group;

/**
 * Asks what a group is to which there is an invite link, before joining it.
 *
 * @param invite the link, or its code alone; kept is the code
 */
public record GetInviteInfo(@Payload String invite) implements GroupOperation<Group> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is no such link or code
     */
    public GetInviteInfo {
        invite = Arguments.inviteCode("getInviteInfo", "invite", invite);
    }
}
