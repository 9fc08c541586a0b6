package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.MessageReference;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Poll;
import io.github.camelwhatsapp.model.PollVote;
import java.util.HashSet;
import java.util.List;

/**
 * Votes in a poll that came or was sent, in the place of an earlier vote. The poll must be one that this account has seen: its secret
 * seals the vote. Source: multidevice-messaging.md sections 5.1 and 5.2.
 *
 * @param to the chat of the poll
 * @param target the poll
 * @param choices the answers chosen, worded as in the poll; none takes the vote back
 */
public record VotePoll(Party to, MessageReference target, @Payload List<String> choices) implements MessageOperation {
    /**
     * Checks the target and drops blank choices, which an empty body leaves.
     *
     * @throws IllegalArgumentException if the target is not complete, or an answer is chosen twice
     */
    public VotePoll {
        Targets.complete("votePoll", to, target);
        choices = choices.stream().filter(choice -> !choice.isBlank()).toList();
        if (choices.size() > Poll.MOST_OPTIONS || new HashSet<>(choices).size() < choices.size()) {
            throw new IllegalArgumentException("votePoll: choices are " + choices.size()
                    + " answers; expected are at most " + Poll.MOST_OPTIONS + ", and none twice");
        }
    }

    @Override
    public PollVote content() {
        return PollVote.of(target, choices);
    }

    /** Does not show what was chosen. */
    @Override
    public String toString() {
        return "VotePoll[" + to.id() + ", " + target + ", " + choices.size() + " chosen]";
    }
}
