package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.InviteLink;
import io.github.camelwhatsapp.model.Party;

/**
 * Asks for the link by which people can join a group; for administrators, unless the group is set otherwise.
 *
 * @param to the group
 */
public record GetInviteLink(Party to) implements GroupOperation<InviteLink> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is no group
     */
    public GetInviteLink {
        Arguments.requireGroup("getInviteLink", "to", to);
    }
}
