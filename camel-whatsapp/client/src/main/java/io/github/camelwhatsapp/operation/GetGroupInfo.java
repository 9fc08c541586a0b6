package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.Party;

/**
 * Asks what a group is called and who is in it. Source: classic.md section 5.4, {@code sendGetGroupV2Info}, and {@code
 * sendGetGroupsInfo} and {@code sendGetGroupsParticipants}, which it replaces.
 *
 * @param to the group
 */
public record GetGroupInfo(Party to) implements Operation<Group> {
    /**
     * Checks the group.
     *
     * @throws IllegalArgumentException if it is none
     */
    public GetGroupInfo {
        Arguments.requireGroup("getGroupInfo", "to", to);
    }
}
