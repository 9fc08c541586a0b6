package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.Party;
import java.util.List;

/**
 * Makes a group; the account becomes its first member and administrator. The answer is the group as the server describes it, or, if
 * the server made it and does not describe it, as it was asked for. Source: classic.md section 5.4, {@code sendGroupsChatCreate}.
 *
 * @param subject what it is called: 1 to {@value ServerLimits#SUBJECT} characters
 * @param participants who is to be in it besides the account: 1 to 100 persons
 */
public record CreateGroup(@Payload String subject, List<Party> participants) implements Operation<Group> {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if the subject is blank or too long, or the participants are none, too many, or no persons
     */
    public CreateGroup {
        Arguments.requireText("createGroup", "subject", subject, ServerLimits.SUBJECT);
        participants = Arguments.people("createGroup", "participants", participants, ServerLimits.PARTICIPANTS - 1);
    }
}
