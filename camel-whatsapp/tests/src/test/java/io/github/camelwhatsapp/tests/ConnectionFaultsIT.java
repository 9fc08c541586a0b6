package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.connection.Reaction;
import io.github.camelwhatsapp.connection.ReactionTable;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.script.BlackHole;
import io.github.camelwhatsapp.emulator.script.CorruptFrame;
import io.github.camelwhatsapp.emulator.script.CutAtByte;
import io.github.camelwhatsapp.emulator.script.Delay;
import io.github.camelwhatsapp.emulator.script.Fault;
import io.github.camelwhatsapp.emulator.script.HalfOpen;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.emulator.script.SlowServer;
import io.github.camelwhatsapp.emulator.script.StreamError;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.spi.ConnectionTimings;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault of a socket, a login and a stream, at each of its stages, with the policy table as the expectation; the client's clock is
 * moved by hand.
 */
class ConnectionFaultsIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String ANN = "34600000001";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LOGIN_BYTES = 130;

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final TestAccount ann = TestAccount.on(
            emulator, ANN, settings -> settings.timings(ConnectionTimings.DEFAULT.withPauses(PAUSE, PAUSE)), time);

    @AfterEach
    void stop() {
        ann.close();
        emulator.close();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void doesAfterEachFaultWhatThePolicyTableSays(Case fault) {
        emulator.faults().add(fault.fault(), fault.schedule().once());
        ann.start();

        awaitEnd(fault);
        assertThat(ends().findFirst().orElseThrow().cause().kind()).isEqualTo(fault.expected());
        if (ReactionTable.of(fault.expected()) == Reaction.FAIL) {
            time.advance(LONG);
            assertThat(ann.client().status().state()).isEqualTo(ConnectionState.FAILED);
            assertThat(emulator.connections()).isEqualTo(1);
        } else {
            time.advance(PAUSE);
            soon().until(() -> ann.client().status().isOnline());
            assertThat(ann.client().reconnects()).isEqualTo(1);
        }
    }

    private void awaitEnd(Case fault) {
        Patience patience = new Patience(fault);
        soon().until(() -> {
            if (fault.silent() && !emulator.faults().firings().isEmpty() && fault.isFeltIn(state())) {
                patience.passes();
            }
            return ends().findFirst().isPresent();
        });
    }

    private ConnectionState state() {
        return ann.client().status().state();
    }

    /**
     * How the client's clock goes on while nothing happens: fast, unless the system has something to say to the client's next ping; then
     * it goes fast until that is due, and slowly from there, for what the system says takes real time.
     */
    private final class Patience {
        private static final Duration STEP = Duration.ofSeconds(1);
        private static final int SLOWLY = 125;

        private final boolean answered;
        private Duration passed = Duration.ZERO;
        private int turns;

        Patience(Case fault) {
            answered = fault.expected() == Kind.CONNECTION_LOST;
        }

        void passes() {
            boolean fast = !answered || passed.compareTo(ConnectionTimings.DEFAULT.pingAfter()) < 0;
            if (fast || ++turns % SLOWLY == 0) {
                passed = passed.plus(STEP);
                time.advance(STEP);
            }
        }
    }

    static Stream<Case> faults() {
        return Stream.of(sockets(), logins(), streams()).flatMap(cases -> cases);
    }

    private static Stream<Case> sockets() {
        Schedule socket = Schedule.always();
        Schedule login = socket.account(ANN);
        return Stream.of(
                new Case(new HalfOpen(), socket, Kind.CONNECTION_LOST, false),
                new Case(new HalfOpen(), login, Kind.LOGIN_TIMEOUT, true),
                new Case(new HalfOpen(), login.stanza(1), Kind.CONNECTION_LOST, true),
                new Case(new HalfOpen(), login.stanza(3), Kind.CONNECTION_LOST, true),
                new Case(new BlackHole(), socket, Kind.LOGIN_TIMEOUT, true),
                new Case(new BlackHole(), login, Kind.LOGIN_TIMEOUT, true),
                new Case(new BlackHole(), login.stanza(1), Kind.PING_TIMEOUT, true),
                new Case(new BlackHole(), login.stanza(3), Kind.PING_TIMEOUT, true),
                new Case(new SlowServer(LONG), login, Kind.PING_TIMEOUT, true),
                new Case(new Delay(LONG), login.stanza(2), Kind.PING_TIMEOUT, true),
                new Case(new CutAtByte(0), login.stanza(2), Kind.CONNECTION_LOST, false),
                new Case(new CutAtByte(5), login.stanza(3), Kind.CONNECTION_LOST, false),
                new Case(new CorruptFrame(), login.stanza(1), Kind.PROTOCOL_VIOLATION, false),
                new Case(new CorruptFrame(), login.stanza(2), Kind.PROTOCOL_VIOLATION, false));
    }

    private static Stream<Case> logins() {
        Schedule login = Schedule.always().account(ANN);
        return Stream.of(
                new Case(new LoginFailure("not-authorized"), login, Kind.NOT_AUTHORIZED, false),
                new Case(new LoginFailure("old-version"), login, Kind.LOGIN_REFUSED, false),
                new Case(new LoginFailure("bad-protocol"), login, Kind.LOGIN_REFUSED, false),
                new Case(new LoginFailure("something-new"), login, Kind.LOGIN_REFUSED, false));
    }

    private static Stream<Case> streams() {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(stanza -> Schedule.always().account(ANN).stanza(stanza))
                .flatMap(at -> Stream.of(
                        new Case(new StreamError(StreamErrorKind.CONFLICT), at, Kind.CONFLICT, false),
                        new Case(new StreamError(StreamErrorKind.SYSTEM_SHUTDOWN), at, Kind.SERVER_SHUTDOWN, false),
                        new Case(new StreamError(StreamErrorKind.XML_NOT_WELL_FORMED), at, Kind.STREAM_ERROR, false),
                        new Case(new StreamError(StreamErrorKind.ACK), at, Kind.STREAM_ERROR, false)));
    }

    @Test
    void comesBackWhenTheSocketIsCutAtAnyByteOfTheLogin() {
        for (int bytes = 0; bytes < LOGIN_BYTES; bytes++) {
            emulator.faults().add(new CutAtByte(bytes), Schedule.always().connection(bytes + 1));
        }
        ann.start();

        soon().until(() -> {
            // Of states that follow each other faster than they are told, only the last is told: each end is heard
            // before the next.
            if (ann.client().status().state() == ConnectionState.BACKING_OFF
                    && ends().count() >= emulator.connections()) {
                time.advance(PAUSE);
            }
            return emulator.connections() > LOGIN_BYTES && ann.client().status().isOnline();
        });
        assertThat(emulator.connections()).isEqualTo(LOGIN_BYTES + 1);
        soon().untilAsserted(() -> assertThat(ends()).hasSize(LOGIN_BYTES));
        List<ConnectionChanged> ends = ends().toList();
        assertThat(ends).extracting(end -> end.cause().kind()).containsOnly(Kind.CONNECTION_LOST);
        assertThat(ends).extracting(ConnectionChanged::previous).contains(ConnectionState.ONLINE);
    }

    /** Asks often: each time the clock may move on. */
    private static ConditionFactory soon() {
        return await().atMost(SOON).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(4));
    }

    private Stream<ConnectionChanged> ends() {
        return ann.events(ConnectionChanged.class).stream()
                .filter(change -> Set.of(ConnectionState.BACKING_OFF, ConnectionState.FAILED)
                        .contains(change.state()));
    }

    /**
     * A fault and what is to come of it.
     *
     * @param fault what goes wrong, once
     * @param schedule when
     * @param expected the cause with which the connection ends
     * @param silent whether only time shows it
     */
    record Case(Fault fault, Schedule schedule, Kind expected, boolean silent) {
        /** Whether a client in this state has come as far as the fault lets it. */
        boolean isFeltIn(ConnectionState state) {
            return state == (expected == Kind.LOGIN_TIMEOUT ? ConnectionState.AUTHENTICATING : ConnectionState.ONLINE);
        }

        @Override
        public String toString() {
            String stage = schedule.stanza().isPresent()
                    ? "stanza " + schedule.stanza().getAsInt()
                    : schedule.account().isPresent() ? "login" : "connect";
            return fault + " at " + stage + " -> " + expected;
        }
    }
}
