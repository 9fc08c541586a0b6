package io.github.camelwhatsapp.tests.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The figures of one run.
 *
 * @param order what was asked for, with the seed
 * @param kills the points at which the process was killed
 * @param recoveries from each kill to the first message that the next process handled
 * @param took how long it all took
 * @param deliveries what the route got
 * @param answers what the phones got back, if the route answers
 * @param parked messages that the route's failures put aside
 * @param stall why the run did not come to its end, if it did not
 * @param complaints what the emulator holds against the client
 */
record KillReport(
        KillOrder order,
        List<KillPoint> kills,
        List<Duration> recoveries,
        Duration took,
        DeliveryFigures deliveries,
        Optional<AnswerFigures> answers,
        int parked,
        Optional<String> stall,
        List<String> complaints) {

    /** What breaks the contract; empty if nothing does. */
    List<String> breaches() {
        List<String> breaches = new ArrayList<>(complaints);
        stall.ifPresent(breaches::add);
        none(breaches, "messages lost", deliveries.lost());
        none(breaches, "repeats with a delivery count of one", deliveries.repeatedSilently());
        none(breaches, "inversions", deliveries.inversions());
        none(breaches, "messages parked", parked);
        answers.ifPresent(figures -> {
            none(breaches, "messages without an answer", figures.unanswered());
            none(breaches, "second answers without a second delivery", figures.extraUnexplained());
            none(breaches, "inversions of answers", figures.inversions());
            if (order.variant().answersOnce()) {
                none(breaches, "second answers", figures.extra());
            }
        });
        return breaches;
    }

    /** A small table. */
    String table() {
        StringBuilder table = new StringBuilder();
        row(table, "kill harness", order.toString());
        row(table, "killed at", places());
        row(table, "messages / deliveries", deliveries.sent() + " / " + deliveries.deliveries());
        row(table, "lost", deliveries.lost());
        row(table, "repeated, count above one", deliveries.repeatedCounted() + " (" + deliveries.failed() + " failed)");
        row(table, "repeated, count of one", deliveries.repeatedSilently());
        row(table, "count above one, first time", deliveries.countedOnly());
        row(table, "inversions", deliveries.inversions());
        row(table, "parked", parked);
        answers.ifPresent(figures -> {
            row(table, "answers / unanswered", figures.answers() + " / " + figures.unanswered());
            row(table, "second answers", figures.extra() + " (" + figures.extraUnexplained() + " unexplained)");
            row(table, "answers seen again, same id", figures.sameIdAgain());
            row(table, "inversions of answers", figures.inversions());
        });
        stall.ifPresent(reason -> row(table, "stalled", reason));
        row(table, "complaints of the emulator", complaints.size());
        row(table, "recovery min / median / max", recoveryTimes());
        row(table, "took", took.toMillis() + " ms");
        return table.toString();
    }

    private String places() {
        StringBuilder places = new StringBuilder();
        for (Place place : Place.values()) {
            long count = kills.stream().filter(kill -> kill.place() == place).count();
            if (count > 0) {
                places.append(places.isEmpty() ? "" : ", ")
                        .append(place)
                        .append(' ')
                        .append(count);
            }
        }
        return places.toString();
    }

    private String recoveryTimes() {
        List<Duration> sorted = recoveries.stream().sorted().toList();
        return sorted.isEmpty()
                ? "-"
                : sorted.get(0).toMillis() + " / "
                        + sorted.get(sorted.size() / 2).toMillis() + " / "
                        + sorted.get(sorted.size() - 1).toMillis() + " ms";
    }

    private static void row(StringBuilder table, String name, Object value) {
        table.append(String.format(Locale.ROOT, "  %-28s %s%n", name, value));
    }

    private static void none(List<String> breaches, String what, int count) {
        if (count != 0) {
            breaches.add(what + ": " + count);
        }
    }
}
