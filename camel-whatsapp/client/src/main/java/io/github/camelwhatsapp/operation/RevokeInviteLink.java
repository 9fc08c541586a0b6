package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.InviteLink;
import io.github.camelwhatsapp.model.Party;

/**
 * Makes the link by which people can join a group void, and answers with a new one; for administrators.
 *
 * @param to the group
 */
public record RevokeInviteLink(Party to) implements GroupOperation<InviteLink> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is no group
     */
    public RevokeInviteLink {
        Arguments.requireGroup("revokeInviteLink", "to", to);
    }
}
