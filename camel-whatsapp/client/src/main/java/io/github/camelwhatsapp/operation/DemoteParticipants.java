package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PartyOutcome;
import java.util.List;

/**
 * Makes administrators of a group ordinary members; for its administrators. The answer says of each person whether it was done.
 * Source: classic.md section 5.4, {@code sendDemoteParticipants}.
 *
 * @param to the group
 * @param participants whom: 1 to {@value ServerLimits#PARTICIPANTS} persons
 */
public record DemoteParticipants(Party to, @Payload List<Party> participants) implements Operation<List<PartyOutcome>> {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if it is no group, or the participants are none, too many, or no persons
     */
    public DemoteParticipants {
        Arguments.requireGroup("demoteParticipants", "to", to);
        participants = Arguments.people("demoteParticipants", "participants", participants, ServerLimits.PARTICIPANTS);
    }
}
