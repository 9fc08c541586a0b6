package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PartyOutcome;
import java.util.List;

/**
 * Turns people away from a group who asked to join; for administrators. The answer says of each what became of it.
 *
 * @param to the group
 * @param participants who, at least one
 */
public record RejectJoinRequests(Party to, @Payload List<Party> participants)
        implements GroupOperation<List<PartyOutcome>> {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is no group, or the participants are none, too many, or no persons
     */
    public RejectJoinRequests {
        Arguments.requireGroup("rejectJoinRequests", "to", to);
        participants = Arguments.people("rejectJoinRequests", "participants", participants, ServerLimits.PARTICIPANTS);
    }
}
