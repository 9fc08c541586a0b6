package io.github.camelwhatsapp.model;

import java.util.List;

/**
 * What somebody chose in a poll. It replaces what the same person chose before. Source: multidevice-messaging.md sections 5.1 and 5.2.
 *
 * @param poll the poll
 * @param options the answers chosen, as the poll words them; none takes the vote back
 * @param unknown hashes of answers chosen that are none of the poll's, or all if the poll itself is not known here
 */
public record PollVote(MessageReference poll, List<String> options, List<Sha256> unknown) implements Content {
    /** Copies the lists. */
    public PollVote {
        options = List.copyOf(options);
        unknown = List.copyOf(unknown);
    }

    /** A vote to be cast. */
    public static PollVote of(MessageReference poll, List<String> options) {
        return new PollVote(poll, options, List.of());
    }

    @Override
    public String kind() {
        return "pollVote";
    }

    @Override
    public String toString() {
        return "PollVote[" + poll + ", " + (options.size() + unknown.size()) + " chosen]";
    }
}
