package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;

/**
 * Takes the picture of a group away.
 *
 * @param to the group
 */
public record RemoveGroupPicture(Party to) implements GroupOperation<Done> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is no group
     */
    public RemoveGroupPicture {
        Arguments.requireGroup("removeGroupPicture", "to", to);
    }
}
