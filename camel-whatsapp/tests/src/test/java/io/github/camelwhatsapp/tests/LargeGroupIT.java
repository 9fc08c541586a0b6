package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.emulator.EmulatedGroup;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A message to a group of 1,000 beside messages to one person: sessions for all members, and their key, are made meanwhile, and the person
 * does not wait for that. Tells the 95th percentile of the direct ones, from being sent to the server's ack, with and without.
 */
@Tag("long")
class LargeGroupIT {
    private static final String OWN = "34600000001";
    private static final String BOB = "34600000002";
    private static final long FIRST_MEMBER = 34_610_000_000L;
    private static final int MEMBERS = Integer.getInteger("group.members", 1_000);
    private static final int ALONE = 200;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final SendOptions PATIENT = SendOptions.DEFAULT.withTimeout(Duration.ofMinutes(5));

    private final TimeSource time = TimeSource.system();
    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private LinkedAccount account;
    private EmulatedGroup group;
    private int written;

    @TempDir
    private Path store;

    /** Latencies of direct messages, in milliseconds, and what happened beside them. */
    private record Beside(String what, List<Long> latencies, Duration group) {
        long percentile(int percent) {
            List<Long> sorted = latencies.stream().sorted().toList();
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }

        void print() {
            System.out.printf(
                    Locale.ROOT,
                    "  %s: %d direct messages, p50 %d ms, p95 %d ms, longest %d ms; the group's took %d ms%n",
                    what,
                    latencies.size(),
                    percentile(50),
                    percentile(95),
                    percentile(100),
                    group.toMillis());
        }
    }

    @BeforeEach
    void meet() {
        Phone bob = emulator.phone(BOB).awaitOnline(SOON);
        account = LinkedAccount.in(store, emulator, OWN);
        List<String> members = new ArrayList<>(List.of(OWN, BOB));
        LongStream.range(0, MEMBERS - members.size())
                .mapToObj(i -> Long.toString(FIRST_MEMBER + i))
                .forEach(members::add);
        members.stream().skip(2).forEach(number -> emulator.phone(number).goOffline());
        group = emulator.group("120363000000001000", "A thousand", OWN, members.toArray(String[]::new));
        bob.sends("hello").to(OWN);
        for (int i = 0; i < ALONE; i++) {
            direct();
        }
    }

    @AfterEach
    void close() {
        account.close();
        emulator.close();
    }

    @Test
    void aMessageToAThousandDoesNotHoldUpAMessageToOne() {
        Beside alone = beside("alone", () -> false);
        Beside first = besideTheGroup("beside the first message to a group of " + MEMBERS);
        group.remove(Long.toString(FIRST_MEMBER));
        Beside rotated = besideTheGroup("beside the next one after a member has left");
        Beside known = besideTheGroup("beside one for which all have the key");
        List.of(alone, first, rotated, known).forEach(Beside::print);

        assertThat(first.latencies()).hasSizeGreaterThan(3);
        assertThat(Duration.ofMillis(first.percentile(95))).isLessThan(first.group());
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    /** Direct messages, one after the other, as long as the one to the group is not acked. */
    private Beside besideTheGroup(String what) {
        Instant begun = time.now();
        CompletableFuture<Duration> sent = account.client()
                .send(new SendMessage(Party.of(group.jid()), new Text(what)), PATIENT)
                .thenApply(done -> Duration.between(begun, time.now()))
                .toCompletableFuture();
        Beside direct = beside(what, () -> !sent.isDone());
        return new Beside(
                what, direct.latencies(), sent.orTimeout(120, TimeUnit.SECONDS).join());
    }

    private Beside beside(String what, BooleanSupplier more) {
        List<Long> latencies = new ArrayList<>();
        while (more.getAsBoolean() || latencies.isEmpty() || (what.equals("alone") && latencies.size() < ALONE)) {
            latencies.add(direct());
        }
        return new Beside(what, latencies, Duration.ZERO);
    }

    /** Sends a message to Bob and waits for its ack; gives the milliseconds. */
    private long direct() {
        Instant begun = time.now();
        SentMessage sent = account.client()
                .send(new SendMessage(Party.ofPhone(BOB), new Text("direct " + written++)), PATIENT)
                .toCompletableFuture()
                .orTimeout(120, TimeUnit.SECONDS)
                .join();
        assertThat(sent.id()).isNotEmpty();
        return Duration.between(begun, time.now()).toMillis();
    }
}
