package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.JoinRequest;
import io.github.camelwhatsapp.model.Party;
import java.util.List;

/**
 * Asks who waits to be let into a group; for administrators.
 *
 * @param to the group
 */
public record GetJoinRequests(Party to) implements GroupOperation<List<JoinRequest>> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is no group
     */
    public GetJoinRequests {
        Arguments.requireGroup("getJoinRequests", "to", to);
    }
}
