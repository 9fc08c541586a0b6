package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;

/**
 * Lets only administrators change what a group is called; for its administrators. Source: classic.md section 5.4, {@code sendLockGroup}.
 *
 * @param to the group
 */
public record LockGroup(Party to) implements Operation<Done> {
    /**
     * Checks the group.
     *
     * @throws IllegalArgumentException if it is none
     */
    public LockGroup {
        Arguments.requireGroup("lockGroup", "to", to);
    }
}
