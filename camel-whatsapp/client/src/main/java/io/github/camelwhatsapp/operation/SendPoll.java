package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Poll;
import java.util.List;
import java.util.Optional;

/**
 * Asks a question with answers to choose from. Source: multidevice-messaging.md section 5.1.
 *
 * @param to the person or group
 * @param question what is asked
 * @param pollOptions the answers, 2 to 12, no two alike
 * @param selectable how many of them one may choose: 1 unless said otherwise, 0 for as many as one likes
 * @param options what goes with it
 */
public record SendPoll(
        Party to,
        @Payload String question,
        List<String> pollOptions,
        Optional<Integer> selectable,
        MessageOptions options)
        implements MessageOperation {
    /**
     * Checks the poll.
     *
     * @throws IllegalArgumentException as {@link Poll} does
     */
    public SendPoll {
        pollOptions = new Poll(question, pollOptions, selectable.orElse(1)).options();
    }

    @Override
    public Poll content() {
        return new Poll(question, pollOptions, selectable.orElse(1));
    }

    /** Shows neither the question nor the answers. */
    @Override
    public String toString() {
        return "SendPoll[" + to.id() + ", " + pollOptions.size() + " options]";
    }
}
