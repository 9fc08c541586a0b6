package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;

/**
 * Says what a group is for, in place of what it said before.
 *
 * @param to the group
 * @param description at most {@value ServerLimits#DESCRIPTION} characters; empty takes the description away
 */
public record SetGroupDescription(Party to, @Payload String description) implements GroupOperation<Done> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is no group, or the text is too long
     */
    public SetGroupDescription {
        Arguments.requireGroup("setGroupDescription", "to", to);
        Texts.atMost("setGroupDescription", "description", description, ServerLimits.DESCRIPTION);
    }
}
