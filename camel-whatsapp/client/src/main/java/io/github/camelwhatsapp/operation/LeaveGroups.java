package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PartyOutcome;
import java.util.List;

/**
 * Leaves groups, and deletes them from the account. The answer says of each whether it was left. Source: classic.md section 5.4,
 * {@code sendGroupsLeave}.
 *
 * @param to the groups, at least one
 */
public record LeaveGroups(List<Party> to) implements Operation<List<PartyOutcome>> {
    /**
     * Checks the groups.
     *
     * @throws IllegalArgumentException if there is none, or one is no group
     */
    public LeaveGroups {
        Arguments.requireSize("leaveGroups", "to", to.size(), ServerLimits.GROUPS);
        to.forEach(group -> Arguments.requireGroup("leaveGroups", "to", group));
        to = List.copyOf(to);
    }
}
