package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.event.IdentityChanged;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.event.UndecryptableMessage;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty people write to a linked account, alone and in a group, while it writes to all of them and some of them move to their hidden ids
 * or are set up anew: in the end each message can be read, once, by everybody it was for.
 */
class LinkedLoadIT {
    private static final String OWN = "34600000001";

    /** How many messages everybody writes in one go: what comes must leave room for the answers to what the account asks meanwhile. */
    private static final int EACH = 5;

    private static final Duration STALL = Duration.ofSeconds(90);
    private static final SendOptions PATIENT = SendOptions.DEFAULT.withTimeout(Duration.ofMinutes(5));

    private final TimeSource time = TimeSource.system();
    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final List<CompletionStage<SentMessage>> sending = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
    private MovingCrowd crowd;
    private LinkedAccount account;

    @TempDir
    private Path store;

    @BeforeEach
    void link() {
        account = LinkedAccount.in(store, emulator, OWN);
        crowd = new MovingCrowd(emulator, OWN);
    }

    @AfterEach
    void close() {
        account.close();
        emulator.close();
    }

    @Test
    void readsFiveHundredMessagesOfTwentyPeopleWhoMoveAndChangeMeanwhile() {
        run(500);
    }

    @Test
    @Tag("long")
    void readsTenThousandMessagesOfTwentyPeopleWhoMoveAndChangeMeanwhile() {
        run(10_000);
    }

    private void run(int messages) {
        Instant begun = time.now();
        int rounds = messages / (MovingCrowd.SIZE * EACH);
        for (int round = 0; round < rounds; round++) {
            crowd.writes(EACH);
            write(round);
            change(round, rounds);
            awaitArrivals(crowd.written().size() - EACH * MovingCrowd.SIZE);
        }
        awaitArrivals(messages);
        sending.forEach(one ->
                one.toCompletableFuture().orTimeout(120, TimeUnit.SECONDS).join());
        awaitReaders(crowd.numbers());
        report(messages, Duration.between(begun, time.now()));

        assertThat(texts()).containsExactlyInAnyOrderElementsOf(crowd.written());
        assertThat(undecryptable()).isEmpty();
        assertThat(account.events(IdentityChanged.class)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    /** The account writes to everybody and to the group, and does not wait. */
    private void write(int round) {
        for (String number : crowd.numbers()) {
            send(Party.ofPhone(number), "to " + number + " in round " + round);
        }
        send(Party.of(crowd.group().jid()), "to all in round " + round);
    }

    private void send(Party to, String text) {
        sent.add(text);
        Instant begun = time.now();
        sending.add(account.client()
                .send(new SendMessage(to, new Text(text)), PATIENT)
                .whenComplete((done, problem) ->
                        latencies.add(Duration.between(begun, time.now()).toMillis())));
    }

    private void change(int round, int rounds) {
        if (round == rounds / 5) {
            crowd.movesToHiddenIds();
        } else if (round == rounds * 2 / 5) {
            crowd.hasTroubles();
            changeIdentities(3, 13);
        } else if (round == rounds * 3 / 5) {
            changeIdentities(4);
        }
    }

    /** What waits for a phone that is set up anew is gone, as on the real network: they have read everything before. */
    private void changeIdentities(int... who) {
        List<String> numbers = Arrays.stream(who).mapToObj(crowd.numbers()::get).toList();
        awaitReaders(numbers);
        crowd.changesIdentities(who);
    }

    /** However slow the machine is: some message must come within each stretch of time. */
    private void awaitArrivals(int count) {
        for (int before = arrived(); before < count; before = arrived()) {
            int known = before;
            await().atMost(STALL).untilAsserted(() -> assertThat(arrived())
                    .as(() -> "missing " + missing())
                    .isGreaterThan(known));
        }
    }

    /** What has not come, and what could not be decrypted. */
    private String missing() {
        List<String> texts = texts();
        List<String> missing =
                crowd.written().stream().filter(text -> !texts.contains(text)).toList();
        return missing + ", undecryptable " + account.events(UndecryptableMessage.class);
    }

    private void awaitReaders(List<String> numbers) {
        await().atMost(STALL).untilAsserted(() -> assertThat(unread(numbers)).isEmpty());
    }

    /** What one of these has not got, or has got twice. */
    private List<String> unread(List<String> numbers) {
        return sent.stream()
                .flatMap(text -> numbers.stream()
                        .filter(number -> text.startsWith("to all") || text.startsWith("to " + number))
                        .filter(number -> crowd.received(number, text) != 1)
                        .map(number -> number + " has '" + text + "' " + crowd.received(number, text) + " times"))
                .toList();
    }

    private int arrived() {
        return texts().size();
    }

    private List<String> texts() {
        return account.events(MessageReceived.class).stream()
                .filter(event -> event.content() instanceof Text)
                .map(event -> TestAccount.text(event.content()))
                .filter(text -> text.contains(" writes "))
                .toList();
    }

    /** What could not be decrypted and has not come since. */
    private List<String> undecryptable() {
        Set<String> read = account.events(MessageReceived.class).stream()
                .map(MessageReceived::id)
                .collect(Collectors.toSet());
        return account.events(UndecryptableMessage.class).stream()
                .map(UndecryptableMessage::id)
                .filter(id -> !read.contains(id))
                .toList();
    }

    private void report(int messages, Duration took) {
        System.out.printf(
                Locale.ROOT,
                "  linked load: %d messages in and %d out in %d ms, p95 of a send %d ms, %d asked for again, %d"
                        + " identities changed%n",
                messages,
                sent.size(),
                took.toMillis(),
                latencies.stream()
                        .sorted()
                        .skip(latencies.size() * 95L / 100)
                        .findFirst()
                        .orElse(0L),
                account.events(UndecryptableMessage.class).size(),
                account.events(IdentityChanged.class).size());
    }
}
