package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.connection.LoginGate;
import io.github.camelwhatsapp.emulator.EmulatedMultiDevice;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.linking.LinkedDevice;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.script.BlackHole;
import io.github.camelwhatsapp.emulator.script.CorruptFrame;
import io.github.camelwhatsapp.emulator.script.CutAtByte;
import io.github.camelwhatsapp.emulator.script.Fault;
import io.github.camelwhatsapp.emulator.script.HalfOpen;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.script.Refuse;
import io.github.camelwhatsapp.emulator.script.RoutingChange;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.emulator.script.SlowServer;
import io.github.camelwhatsapp.emulator.script.StreamError;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A linked device on the emulator comes back by itself from whatever befalls its connection, time and again, without a storm, and the
 * log says why of each step. One run under one seed; client and emulator share a virtual clock and talk over TLS.
 */
class SelfHealingIT {
    private static final long SEED = 20_261_130;
    private static final int EACH = 10;
    private static final String ANN = "34600000001";
    private static final Node NEWS = Node.of("tos");

    /** Longer than a connection takes to prove itself. */
    private static final Duration STABLE = Duration.ofSeconds(40);

    private static final Pattern TRANSITION =
            Pattern.compile("INFO \\S+ - Account 'healing': ([A-Z_]+) -> ([A-Z_]+) because of ([A-Z_0-9]+)(.*)");

    private final Random random = new Random(SEED);
    private final VirtualTimeSource time = new VirtualTimeSource(Instant.parse("2026-11-30T08:00:00Z"));
    private final WhatsAppEmulator emulator =
            WhatsAppEmulator.builder().time(time).seed(SEED).start();
    private final EmulatedMultiDevice server = emulator.multiDevice();
    private final IdleClock clock = new IdleClock(time, server::connections, this::quietMillis);
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), time);
    private final LogCapture log = new LogCapture();
    private WhatsAppClient client;

    /** What befalls a connection. */
    private enum Trouble {
        CUT_AT_A_RANDOM_BYTE,
        BLACK_HOLE,
        HALF_OPEN,
        UNAVAILABLE_503,
        RESTART_515,
        CORRUPTED_FRAME,
        SLOW_SERVER,
        AWAY_FIVE_MINUTES,
        ROUTING_CHANGE
    }

    @BeforeEach
    void link() {
        AccountSettings settings = AccountSettings.builder("healing")
                .generation("multidevice")
                .servers(List.of(new ServerAddress("localhost", server.address().getPort())))
                .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                .linking(LinkingSettings.DEFAULT.withRoot(server.rootKey(), 0))
                .build();
        client = WhatsAppClient.builder(settings, stores)
                .time(time)
                .executor(clock.watching(ForkJoinPool.commonPool()))
                .callers(clock.watching(ForkJoinPool.commonPool()))
                .random(new Random(SEED))
                .loginGate(new LoginGate(4, Duration.ofMillis(100), time, new Random(SEED)))
                .build();
        CompletableFuture<LinkingCode> code = client.execute(new LinkByQr()).toCompletableFuture();
        clock.until("a code", code::isDone);
        Phone phone = emulator.phone(ANN);
        CompletableFuture<LinkedDevice> linked = phone.scans(code.join().text());
        clock.until("the link", linked::isDone);
        phone.goOffline();
        clock.until("the first login", this::isOnline);
        // Making and storing some eight hundred keys takes real time, during which the clock has to stand still.
        server.awaitPreKeys(ANN, linked.join().number(), Duration.ofSeconds(30));
        clock.pass(STABLE);
    }

    @AfterEach
    void close() {
        client.close();
        stores.close();
        emulator.close();
        log.close();
    }

    @Test
    void comesBackFromEachTroubleAndSaysWhy() {
        Map<Trouble, Integer> attempts = new EnumMap<>(Trouble.class);
        for (Trouble trouble : shuffled()) {
            int before = server.connections();
            befall(trouble);
            clock.until("login after " + trouble, this::isOnline);
            // Long enough for a connection to prove itself.
            clock.pass(STABLE);
            clock.until("login some time after " + trouble, this::isOnline);
            attempts.merge(trouble, server.connections() - before, Integer::sum);
        }
        System.out.printf("SELF_HEALING seed=%d of each=%d attempts=%s%n", SEED, EACH, attempts);

        assertThat(isOnline()).isTrue();
        assertThat(attempts).hasSize(Trouble.values().length).allSatisfy((trouble, count) -> assertThat(count)
                .as("%s", trouble)
                .isGreaterThanOrEqualTo(EACH));
        assertThat(attempts).containsEntry(Trouble.RESTART_515, EACH);
        // Away for five minutes: 1, 1, 2, 3, 5... seconds make some twelve attempts, not three hundred.
        assertThat(attempts.get(Trouble.AWAY_FIVE_MINUTES)).isBetween(10 * EACH, 16 * EACH);
        assertThat(emulator.ledgers().complaints()).isEmpty();
        assertThat(log.lines(line -> line.contains("other keys"))).isEmpty();
        assertExplained();

        staysDownAfterAConflictUntilItIsStarted();
    }

    private void staysDownAfterAConflictUntilItIsStarted() {
        strikeLive(new StreamError(StreamErrorKind.CONFLICT));
        clock.until("the conflict", () -> client.status().state() == ConnectionState.FAILED);
        int before = server.connections();
        clock.pass(Duration.ofHours(2));

        assertThat(client.status().cause().kind()).isEqualTo(Kind.CONFLICT);
        assertThat(server.connections()).isEqualTo(before);
        client.start();
        clock.until("login after the conflict", this::isOnline);
    }

    private List<Trouble> shuffled() {
        List<Trouble> troubles = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            troubles.addAll(List.of(Trouble.values()));
        }
        Collections.shuffle(troubles, random);
        return troubles;
    }

    private void befall(Trouble trouble) {
        switch (trouble) {
            case CUT_AT_A_RANDOM_BYTE ->
                strikeEither(new CutAtByte(random.nextInt(40)), new CutAtByte(random.nextInt(700)));
            case BLACK_HOLE -> strikeEither(new BlackHole(), new BlackHole());
            case HALF_OPEN -> strikeEither(new HalfOpen(), new HalfOpen());
            case UNAVAILABLE_503 ->
                strikeEither(new StreamError(StreamErrorKind.SERVICE_UNAVAILABLE), new LoginFailure("503"));
            case RESTART_515 -> strikeLive(new StreamError(StreamErrorKind.RESTART));
            case CORRUPTED_FRAME -> corrupt();
            case SLOW_SERVER -> strikeLogin(new SlowServer(Duration.ofMillis(500 + random.nextInt(2_000))));
            case AWAY_FIVE_MINUTES -> goAway();
            case ROUTING_CHANGE -> changeRouting();
        }
    }

    private void strikeEither(Fault live, Fault login) {
        if (random.nextBoolean()) {
            strikeLive(live);
        } else {
            strikeLogin(login);
        }
    }

    /** Befalls the connection that there is. */
    private void strikeLive(Fault fault) {
        strike(fault, ann().tag("ib").once(), () -> server.tellAll(NEWS));
        clock.until("the end of the struck connection", () -> !isOnline() || fault instanceof RoutingChange);
    }

    /** Befalls the next connection in its login. */
    private void strikeLogin(Fault fault) {
        strike(fault, ann().once(), server::disconnectAll);
    }

    private void corrupt() {
        if (random.nextBoolean()) {
            strikeLive(new CorruptFrame());
        } else {
            strike(new CorruptFrame(), ann().stanza(1 + random.nextInt(3)).once(), server::disconnectAll);
        }
    }

    private void strike(Fault fault, Schedule when, Runnable occasion) {
        server.faults().clear();
        server.faults().add(fault, when);
        occasion.run();
        clock.until(fault + " strikes", () -> !server.faults().firings().isEmpty());
    }

    private void goAway() {
        server.faults().clear();
        server.faults().add(new Refuse());
        server.disconnectAll();
        clock.until("the loss", () -> !isOnline());
        clock.pass(Duration.ofMinutes(5));
        server.faults().clear();
    }

    private void changeRouting() {
        strikeLive(new RoutingChange());
        clock.settle();
        server.transcript().clear();
        server.disconnectAll();
        clock.until("the loss", () -> !isOnline());
        clock.until("login with other routing", this::isOnline);
        clock.settle();
        // Who brings the routing of the moment is not handed it.
        assertThat(server.transcript().nodes(Transcript.Direction.SENT, "success"))
                .hasSize(1);
        assertThat(server.transcript().nodes(Transcript.Direction.SENT, "ib"))
                .noneMatch(node -> node.child("edge_routing").isPresent());
    }

    private static Schedule ann() {
        return Schedule.always().account(ANN);
    }

    private boolean isOnline() {
        return client.status().isOnline();
    }

    /** While a connection is being made, TLS and the handshake may think for a while without anybody seeing it. */
    private long quietMillis() {
        return switch (client.status().state()) {
            case CONNECTING -> 5_000;
            case AUTHENTICATING, LINKING -> 100;
            default -> 5;
        };
    }

    /** The lines make one chain from the first state to the last, and each says why. */
    private void assertExplained() {
        List<Matcher> steps = log.lines(line -> line.contains("'healing'") && line.contains(" -> ")).stream()
                .map(TRANSITION::matcher)
                .toList();
        assertThat(steps).hasSizeGreaterThan(3 * EACH * Trouble.values().length).allMatch(Matcher::find);
        String state = ConnectionState.STOPPED.name();
        for (Matcher step : steps) {
            assertThat(step.group(1)).as(step.group()).isEqualTo(state);
            state = step.group(2);
            if (state.equals(ConnectionState.BACKING_OFF.name())) {
                assertThat(step.group(4)).matches(" \\(.+\\); it tries again in \\d+ ms \\(failure \\d+ in a row\\)");
            }
        }
        assertThat(state).isEqualTo(ConnectionState.ONLINE.name());
        assertThat(steps.stream().filter(step -> step.group(2).equals(ConnectionState.CONNECTING.name())))
                .hasSize(server.connections());
    }
}
