package io.github.camelwhatsapp.tests.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * @param sent what the phones got of the messages that the process was told to send, if it was
 * @param underAnotherId how many of those came under another id than the one that was confirmed
 * @param parked messages that the route's failures put aside
 * @param missed how many kills came at rest, because the process did not come to the place that was meant
 * @param cuts how many connections were to break before a kill
 * @param troubles what else befell keys, and how often
 * @param wrongs what else was not as promised
 * @param linkedAfterKill after how many kills in a linking the next process found the account linked
 * @param stall why the run did not come to its end, if it did not
 * @param encryption what was encrypted, if anything was to be
 * @param ledgers what the emulator wrote down
 */
record KillReport(
        KillOrder order,
        List<KillPoint> kills,
        List<Duration> recoveries,
        Duration took,
        DeliveryFigures deliveries,
        Optional<AnswerFigures> answers,
        Optional<AnswerFigures> sent,
        int underAnotherId,
        int parked,
        int missed,
        int cuts,
        Map<Trouble, Integer> troubles,
        List<String> wrongs,
        int linkedAfterKill,
        Optional<String> stall,
        Optional<EncryptionFigures> encryption,
        LedgerFigures ledgers) {

    /** What breaks the contract; empty if nothing does. */
    List<String> breaches() {
        List<String> breaches = new ArrayList<>(ledgers.complaints());
        stall.ifPresent(breaches::add);
        breaches.addAll(wrongs);
        none(breaches, "messages lost", deliveries.lost());
        none(breaches, "repeats with a delivery count of one", deliveries.repeatedSilently());
        if (order.variant().isInOrder()) {
            none(breaches, "inversions", deliveries.inversions());
        }
        none(breaches, "messages parked", parked);
        answers.ifPresent(figures -> {
            none(breaches, "messages without an answer", figures.unanswered());
            none(breaches, "second answers without a second delivery", figures.extraUnexplained());
            none(breaches, "inversions of answers", figures.inversions());
            if (order.variant().answersOnce()) {
                none(breaches, "second answers", figures.extra());
            }
        });
        sent.ifPresent(figures -> {
            none(breaches, "sent messages lost", figures.unanswered());
            none(breaches, "sent messages that came twice", figures.extra());
            none(breaches, "sent messages under another id", underAnotherId);
            if (!order.variant().isAskedAgain()) {
                none(breaches, "inversions of sent messages", figures.inversions());
            }
        });
        encryption.ifPresent(figures -> {
            none(breaches, "messages in the clear", figures.clear());
            none(breaches, "one-time prekeys that were offered twice", figures.preKeysTwice());
            if (!order.variant().isTroubled()) {
                none(breaches, "messages that the account could not decrypt", figures.askedBySubject());
            }
            if (!order.variant().isAskedAgain()) {
                none(breaches, "messages that others could not decrypt", figures.askedByOthers());
            }
        });
        if (ledgers.judged() < deliveries.sent()) {
            breaches.add("acks that could be judged: " + ledgers.judged());
        }
        return breaches;
    }

    /** A small table. */
    String table() {
        StringBuilder table = new StringBuilder();
        row(table, "kill harness", order.toString());
        row(table, "killed at", places());
        row(table, "killed at rest / cuts", missed + " / " + cuts);
        if (!troubles.isEmpty()) {
            row(table, "troubles", troubles);
        }
        if (order.variant().isLinking()) {
            row(
                    table,
                    "linked after a kill / by another code",
                    linkedAfterKill + " / " + (kills.size() - linkedAfterKill));
        }
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
        stall.ifPresent(reason -> row(table, "ended early", reason));
        sent.ifPresent(figures -> {
            row(
                    table,
                    "sent / lost / came twice",
                    figures.answers() + " / " + figures.unanswered() + " / " + figures.extra());
            row(table, "sent, seen again, same id", figures.sameIdAgain() + " (another id: " + underAnotherId + ")");
            row(table, "inversions of sent", figures.inversions());
        });
        encryption.ifPresent(figures -> {
            row(table, "encrypted / in the clear", figures.encrypted() + " / " + figures.clear());
            row(table, "prekeys offered / twice", figures.preKeys() + " / " + figures.preKeysTwice());
            row(table, "asked again: account / others", figures.askedBySubject() + " / " + figures.askedByOthers());
        });
        row(table, "acks judged / before commit", ledgers.judged() + " / " + ledgers.acksBeforeCommit());
        row(table, "keys reused", ledgers.keysReused());
        row(table, "complaints of the emulator", ledgers.complaints().size());
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
