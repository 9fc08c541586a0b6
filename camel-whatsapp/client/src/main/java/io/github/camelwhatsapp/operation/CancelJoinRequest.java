package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;

/**
 * Takes the account's own request to join a group back. Source: multidevice-messaging.md section 7.2, "cancel own request".
 *
 * @param to the group
 */
public record CancelJoinRequest(Party to) implements GroupOperation<Done> {
    /**
     * Checks the argument.
     *
     * @throws IllegalArgumentException if it is no group
     */
    public CancelJoinRequest {
        Arguments.requireGroup("cancelJoinRequest", "to", to);
    }
}
