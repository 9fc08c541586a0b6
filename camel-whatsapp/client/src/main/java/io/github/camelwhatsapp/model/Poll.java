package io.github.camelwhatsapp.model;

import java.util.HashSet;
import java.util.List;

/**
 * A question with answers to choose from. Source: multidevice-messaging.md section 5.1.
 *
 * @param question what is asked, not empty
 * @param options the answers, 2 to 12, no two alike
 * @param selectable how many of them one may choose; 0 for as many as one likes
 */
public record Poll(String question, List<String> options, int selectable) implements Content {
    /** The most answers that the app takes; observed. */
    public static final int MOST_OPTIONS = 12;

    /**
     * Checks all of it.
     *
     * @throws IllegalArgumentException if something is missing, too much or twice
     */
    public Poll {
        options = List.copyOf(options);
        if (question.isBlank()) {
            throw new IllegalArgumentException("A poll needs a question, a blank one was given");
        }
        if (options.size() < 2 || options.size() > MOST_OPTIONS) {
            throw new IllegalArgumentException(
                    "A poll has 2 to " + MOST_OPTIONS + " options, given were " + options.size());
        }
        if (new HashSet<>(options).size() < options.size() || options.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("The options of a poll must be different and not blank");
        }
        if (selectable < 0 || selectable > options.size()) {
            throw new IllegalArgumentException("selectable is " + selectable + ", expected is how many of the "
                    + options.size() + " options one may choose, or 0 for any number");
        }
    }

    @Override
    public String kind() {
        return "poll";
    }

    @Override
    public String toString() {
        return "Poll[" + options.size() + " options]";
    }
}
