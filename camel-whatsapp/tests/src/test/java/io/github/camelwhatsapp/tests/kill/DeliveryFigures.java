package io.github.camelwhatsapp.tests.kill;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of the messages that were sent.
 *
 * @param sent how many were sent
 * @param deliveries how often the route got one
 * @param failed how many of those deliveries the route made fail
 * @param lost messages that the route never finished
 * @param repeatedCounted deliveries of a message that had been delivered, with a delivery count above one
 * @param repeatedSilently the same with a delivery count of one
 * @param countedOnly messages whose first delivery had a count above one: cut short before it began
 * @param inversions deliveries of a message after a later one of its chat, of first deliveries and of finished ones
 */
record DeliveryFigures(
        int sent,
        int deliveries,
        int failed,
        int lost,
        int repeatedCounted,
        int repeatedSilently,
        int countedOnly,
        int inversions) {

    /**
     * Counts.
     *
     * @param sent how many messages were sent, numbered from 1
     * @param handled the deliveries in their order
     */
    static DeliveryFigures of(int sent, List<Handled> handled) {
        List<Handled> done = handled.stream().filter(Handled::done).toList();
        List<Handled> first = firstOfEach(handled);
        int countedOnly = withCount(first);
        int counted = withCount(handled) - countedOnly;
        return new DeliveryFigures(
                sent,
                handled.size(),
                handled.size() - done.size(),
                sent - numbers(done).size(),
                counted,
                handled.size() - first.size() - counted,
                countedOnly,
                inversions(first) + inversions(firstOfEach(done)));
    }

    /** Messages whose delivery was repeated. */
    static Set<Integer> repeatedNumbers(List<Handled> handled) {
        Set<Integer> seen = new HashSet<>();
        Set<Integer> repeated = new HashSet<>();
        handled.stream()
                .map(Handled::number)
                .filter(number -> !seen.add(number))
                .forEach(repeated::add);
        return repeated;
    }

    private static int withCount(List<Handled> deliveries) {
        return (int) deliveries.stream().filter(each -> each.count() > 1).count();
    }

    private static List<Handled> firstOfEach(List<Handled> handled) {
        Set<Integer> seen = new HashSet<>();
        return handled.stream().filter(each -> seen.add(each.number())).toList();
    }

    private static Set<Integer> numbers(List<Handled> handled) {
        Set<Integer> numbers = new HashSet<>();
        handled.forEach(each -> numbers.add(each.number()));
        return numbers;
    }

    private static int inversions(List<Handled> deliveries) {
        Map<String, Integer> latest = new HashMap<>();
        int inversions = 0;
        for (Handled each : deliveries) {
            int before = latest.getOrDefault(each.chat(), 0);
            if (each.number() < before) {
                inversions++;
            }
            latest.put(each.chat(), Math.max(before, each.number()));
        }
        return inversions;
    }
}
