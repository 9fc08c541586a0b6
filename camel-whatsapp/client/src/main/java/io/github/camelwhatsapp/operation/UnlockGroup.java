package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;

/**
 * Lets every member change what a group is called; for its administrators. Source: classic.md section 5.4, {@code sendUnlockGroup}.
 *
 * @param to the group
 */
public record UnlockGroup(Party to) implements Operation<Done> {
    /**
     * Checks the group.
     *
     * @throws IllegalArgumentException if it is none
     */
    public UnlockGroup {
        Arguments.requireGroup("unlockGroup", "to", to);
    }
}
