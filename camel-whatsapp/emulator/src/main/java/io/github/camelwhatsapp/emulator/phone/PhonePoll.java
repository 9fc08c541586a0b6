package io.github.camelwhatsapp.emulator.phone;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A question with answers to choose from.
 *
 * @param question the question
 * @param options the answers
 * @param selectable how many answers one person may choose; 0 for any number
 * @param votes which answers each person has chosen, by number, sorted
 */
public record PhonePoll(String question, List<String> options, int selectable, Map<String, List<String>> votes)
        implements PhoneContent {
    private static final int MOST_OPTIONS = 12;

    /** Copies what it is given. */
    public PhonePoll {
        options = List.copyOf(options);
        votes = Collections.unmodifiableMap(new TreeMap<>(votes));
    }

    /**
     * A question of which one answer may be chosen.
     *
     * @throws IllegalArgumentException if the question is empty, or there are not 2 to 12 different answers
     */
    public static PhonePoll of(String question, String... options) {
        List<String> answers = List.of(options);
        if (question.isBlank()) {
            throw new IllegalArgumentException("A poll has a question; a blank one was given");
        }
        if (answers.size() < 2
                || answers.size() > MOST_OPTIONS
                || answers.stream().distinct().count() < answers.size()) {
            throw new IllegalArgumentException(
                    "A poll has 2 to " + MOST_OPTIONS + " different answers; " + answers.size() + " were given");
        }
        return new PhonePoll(question, answers, 1, Map.of());
    }

    /**
     * The same with so many answers that one person may choose.
     *
     * @param most 1 to the number of answers, or 0 for any number
     * @throws IllegalArgumentException if it is something else
     */
    public PhonePoll choosing(int most) {
        if (most < 0 || most > options.size()) {
            throw new IllegalArgumentException(
                    "Of " + options.size() + " answers 0 (any) to all may be chosen; " + most + " was given");
        }
        return new PhonePoll(question, options, most, votes);
    }

    /** Refuses answers that it does not have, and more than one person may choose. */
    void requireAnswers(List<String> chosen) {
        if (!options.containsAll(chosen)) {
            throw new IllegalArgumentException("The poll has the answers " + options + "; " + chosen + " were given");
        }
        if (selectable > 0 && chosen.size() > selectable) {
            throw new IllegalArgumentException(
                    "Of the poll " + selectable + " answers may be chosen; " + chosen.size() + " were given");
        }
    }

    /** With a vote in place of that person's earlier one; an empty one withdraws it. */
    PhonePoll voted(String voter, List<String> chosen) {
        Map<String, List<String>> more = new TreeMap<>(votes);
        if (chosen.isEmpty()) {
            more.remove(voter);
        } else {
            more.put(voter, List.copyOf(chosen));
        }
        return new PhonePoll(question, options, selectable, more);
    }

    @Override
    public String described() {
        return "[poll] " + question;
    }

    /** How much it holds, not what. */
    @Override
    public String toString() {
        return "PhonePoll[" + options.size() + " options, " + votes.size() + " votes]";
    }
}
