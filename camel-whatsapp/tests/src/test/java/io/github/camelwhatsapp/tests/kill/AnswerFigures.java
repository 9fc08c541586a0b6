package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.tests.kill.Traffic.Answer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the phones got back.
 *
 * @param answers answers of different ids
 * @param unanswered messages without an answer
 * @param extra answers to a message that had one under another id
 * @param extraUnexplained those of them whose message was delivered only once
 * @param inversions first answers that came after the answer to a later message of the same phone
 * @param sameIdAgain how often a phone was sent an answer that it had, under the same id
 */
record AnswerFigures(int answers, int unanswered, int extra, int extraUnexplained, int inversions, int sameIdAgain) {

    /**
     * Counts.
     *
     * @param sent how many messages were sent, numbered from 1
     * @param answers what the phones got, each id once, in order
     * @param idsOnWire the ids of all messages that the server sent to the phones
     * @param repeated the messages that were delivered to the route more than once
     */
    static AnswerFigures of(int sent, List<Answer> answers, List<String> idsOnWire, Set<Integer> repeated) {
        Set<Integer> answered = new HashSet<>();
        Map<String, Integer> latest = new HashMap<>();
        int extraUnexplained = 0;
        int inversions = 0;
        for (Answer answer : answers) {
            if (answered.add(answer.number())) {
                int before = latest.getOrDefault(answer.phone(), 0);
                inversions += answer.number() < before ? 1 : 0;
                latest.put(answer.phone(), Math.max(before, answer.number()));
            } else {
                extraUnexplained += repeated.contains(answer.number()) ? 0 : 1;
            }
        }
        return new AnswerFigures(
                answers.size(),
                sent - answered.size(),
                answers.size() - answered.size(),
                extraUnexplained,
                inversions,
                idsOnWire.size() - new HashSet<>(idsOnWire).size());
    }
}
