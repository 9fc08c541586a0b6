package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Entry;
import io.github.camelwhatsapp.tests.kill.Traffic.Answer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * What the phones got back. What several phones are to get, as in a group, counts for each of them.
 *
 * @param answers answers of different ids
 * @param unanswered answers that a phone was to get and did not
 * @param extra answers to a message that had one under another id
 * @param extraUnexplained those of them whose message was delivered only once
 * @param inversions first answers that came after the answer to a later message of the same author in the same chat
 * @param sameIdAgain how often a phone was sent an answer that it had, under the same id
 */
record AnswerFigures(int answers, int unanswered, int extra, int extraUnexplained, int inversions, int sameIdAgain) {

    /**
     * Counts.
     *
     * @param due how many answers the phones are to get
     * @param answers what the phones got, each id once, in order
     * @param sameIdAgain how often a phone was sent an answer that it had
     * @param author who sent the message that is answered: what several write at once has no order
     * @param repeated the messages that were delivered to the route more than once
     */
    static AnswerFigures of(
            int due, List<Answer> answers, int sameIdAgain, IntFunction<String> author, Set<Integer> repeated) {
        Set<String> answered = new HashSet<>();
        Map<String, Integer> latest = new HashMap<>();
        int extraUnexplained = 0;
        int inversions = 0;
        for (Answer answer : answers) {
            if (answered.add(answer.occasion())) {
                String lane = answer.phone() + " " + answer.chat() + " " + author.apply(answer.number());
                int before = latest.getOrDefault(lane, 0);
                inversions += answer.number() < before ? 1 : 0;
                latest.put(lane, Math.max(before, answer.number()));
            } else {
                extraUnexplained += repeated.contains(answer.number()) ? 0 : 1;
            }
        }
        return new AnswerFigures(
                answers.size(),
                due - answered.size(),
                answers.size() - answered.size(),
                extraUnexplained,
                inversions,
                sameIdAgain);
    }

    /** How often a phone was sent an answer that it had, by what passed on the wire. */
    static int sameIdAgain(List<Entry> ofOthers, List<Answer> answers) {
        Set<String> ids = answers.stream().map(Answer::id).collect(Collectors.toSet());
        List<String> sent = ofOthers.stream()
                .filter(entry ->
                        entry.direction() == Direction.SENT && entry.node().is("message"))
                .filter(entry -> ids.contains(entry.node().attributes().requireText("id")))
                .map(entry -> entry.account() + " " + entry.node().attributes().requireText("id"))
                .toList();
        return sent.size() - new HashSet<>(sent).size();
    }
}
