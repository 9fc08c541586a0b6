package io.github.camelwhatsapp.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionListener;
import io.github.camelwhatsapp.spi.ConnectionTimings;
import io.github.camelwhatsapp.spi.PauseGrowth;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionSupervisorTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final List<FakeConnection> opened = new ArrayList<>();
    private final Observer observer = new Observer();
    private final ConnectionSupervisor supervisor = supervisor(Runnable::run);

    private ConnectionSupervisor supervisor(Executor executor) {
        return new ConnectionSupervisor(
                "test",
                listener -> {
                    FakeConnection connection = new FakeConnection(listener);
                    opened.add(connection);
                    return connection;
                },
                observer,
                ConnectionTimings.DEFAULT,
                PauseGrowth.DOUBLING,
                time,
                new Random(1),
                LoginGate.shared(),
                executor);
    }

    @Test
    void goesUpStepByStep() {
        supervisor.start();
        last().logIn();

        assertThat(observer.states)
                .containsExactly(ConnectionState.CONNECTING, ConnectionState.AUTHENTICATING, ConnectionState.ONLINE);
        assertThat(supervisor.status().isOnline()).isTrue();
    }

    @Test
    void givesTheConnectionOutBeforeAnybodySeesThatItIsOnline() {
        supervisor.start();
        last().logIn();

        assertThat(observer.stateWhenUsable).isEqualTo(ConnectionState.AUTHENTICATING);
    }

    @Test
    void comesBackAfterAPauseThatGrowsAndIsCutByJitter() {
        supervisor.start();
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int before = opened.size();
            last().end(Kind.CONNECT_FAILED);
            assertThat(supervisor.status().state()).isEqualTo(ConnectionState.BACKING_OFF);
            pauses.add(untilNextAttempt(before));
        }

        for (int i = 0; i < pauses.size(); i++) {
            Duration full = Duration.ofSeconds(Math.min(300, 1L << i));
            assertThat(pauses.get(i)).isBetween(full.dividedBy(2), full.plusMillis(100));
        }
        assertThat(supervisor.reconnects()).isEqualTo(12);
    }

    @Test
    void startsWithAShortPauseAgainOnlyAfterAProof() {
        supervisor.start();
        for (int i = 0; i < 5; i++) {
            last().end(Kind.CONNECTION_LOST);
            untilNextAttempt(opened.size());
        }
        last().logIn();
        last().end(Kind.CONNECTION_LOST);
        assertThat(untilNextAttempt(opened.size())).isGreaterThan(Duration.ofSeconds(15));

        last().logIn();
        last().listener.proven();
        last().end(Kind.CONNECTION_LOST);
        assertThat(untilNextAttempt(opened.size())).isLessThan(Duration.ofMillis(1_100));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CONFLICT", "NOT_AUTHORIZED", "ACCOUNT_EXPIRED", "LOGIN_REFUSED", "NOT_CONFIGURED", "FENCED"})
    void staysDownAfterWhatARetryCannotMend(Kind kind) {
        supervisor.start();
        last().logIn();
        last().end(kind);
        time.advance(Duration.ofDays(1));

        assertThat(supervisor.status().state()).isEqualTo(ConnectionState.FAILED);
        assertThat(supervisor.status().cause().kind()).isEqualTo(kind);
        assertThat(opened).hasSize(1);
    }

    @Test
    void triesAgainAfterAFailureWhenItIsStarted() {
        supervisor.start();
        last().end(Kind.NOT_AUTHORIZED);
        supervisor.start();

        assertThat(opened).hasSize(2);
        assertThat(supervisor.status().state()).isEqualTo(ConnectionState.CONNECTING);
    }

    @Test
    void waitsWithoutATimerWhileItIsHeld() {
        supervisor.start();
        last().logIn();
        supervisor.interrupt(ConnectionCause.of(Kind.INBOX_FULL));
        time.advance(Duration.ofDays(1));
        assertThat(opened).hasSize(1);

        supervisor.retryNow();
        assertThat(opened).hasSize(2);
    }

    @Test
    void stopsOnRequestInEveryState() {
        CompletableFuture<Void> beforeStart = supervisor.stop().toCompletableFuture();
        assertThat(beforeStart).isDone();

        supervisor.start();
        supervisor.stop();
        assertThat(supervisor.status().state()).isEqualTo(ConnectionState.STOPPED);

        supervisor.start();
        last().end(Kind.CONNECT_FAILED);
        supervisor.stop();
        time.advance(Duration.ofDays(1));
        assertThat(supervisor.status().state()).isEqualTo(ConnectionState.STOPPED);
        assertThat(opened).hasSize(2);
    }

    @Test
    void opensForWhoeverWantsThisVeryConnectionOnceTheAttemptBeforeItHasEnded() {
        supervisor.start();
        List<ConnectionState> asked = new ArrayList<>();
        supervisor.startWhenDecided(status -> asked.add(status.state()), this::unexpected);
        assertThat(asked).isEmpty();

        last().end(Kind.NOT_LINKED);
        supervisor.start();

        assertThat(asked).containsExactly(ConnectionState.FAILED);
        assertThat(opened).hasSize(2);
    }

    @Test
    void letsNoOtherStartComeBetweenTheQuestionAndTheOpening() {
        Deque<Runnable> steps = new ArrayDeque<>();
        ConnectionSupervisor stepwise = supervisor(steps::add);
        List<Integer> openedWhenAsked = new ArrayList<>();
        stepwise.start();
        stepwise.startWhenDecided(status -> openedWhenAsked.add(opened.size()), this::unexpected);
        stepwise.start();
        runAll(steps);
        last().end(Kind.NOT_LINKED);
        stepwise.start(); // comes first, and is waited for as well
        runAll(steps);
        assertThat(openedWhenAsked).isEmpty();
        last().end(Kind.NOT_LINKED);
        runAll(steps);

        assertThat(openedWhenAsked).containsExactly(2);
        assertThat(opened).hasSize(3);
        assertThat(stepwise.status().state()).isEqualTo(ConnectionState.CONNECTING);
    }

    @Test
    void opensNothingForWhoeverDoesNotWantItAnyMore() {
        supervisor.startWhenDecided(status -> false, this::unexpected);

        assertThat(opened).isEmpty();
        assertThat(supervisor.status().state()).isEqualTo(ConnectionState.STOPPED);
    }

    @Test
    void refusesWhoeverWaitedForAConnectionOfTheirOwnWhenItIsStopped() {
        List<String> told = new ArrayList<>();
        supervisor.start();
        supervisor.startWhenDecided(status -> told.add("admitted"), () -> told.add("refused"));

        supervisor.stop();

        assertThat(told).containsExactly("refused");
        assertThat(opened).hasSize(1);
        assertThat(supervisor.status().state()).isEqualTo(ConnectionState.STOPPED);
    }

    @Test
    void tellsEveryoneWhoStopsItThatItHasStopped() {
        supervisor.start();
        last().closesSlowly = true;
        CompletableFuture<Void> first = supervisor.stop().toCompletableFuture();
        CompletableFuture<Void> second = supervisor.shutDown().toCompletableFuture();
        assertThat(first).isNotDone();

        last().end(Kind.CONNECTION_LOST);

        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
    }

    @Test
    void connectsAndStopsAlthoughTheObserverFails() {
        observer.fails = true;
        supervisor.start();
        last().logIn();
        assertThat(supervisor.status().isOnline()).isTrue();

        last().end(Kind.CONNECTION_LOST);
        time.advance(Duration.ofMinutes(1));
        assertThat(opened).hasSize(2);
        assertThat(supervisor.stop()).isCompleted();
    }

    @Test
    void connectsAfterTheStopThatAStartFollows() {
        supervisor.start();
        last().closesSlowly = true;
        supervisor.stop();
        supervisor.start();
        assertThat(opened).hasSize(1);

        last().end(Kind.REQUESTED);

        assertThat(opened).hasSize(2);
        assertThat(supervisor.status().state()).isEqualTo(ConnectionState.CONNECTING);
    }

    @Test
    void staysStoppedWhateverEndsTheConnectionMeanwhile() {
        supervisor.start();
        last().logIn();
        last().closesSlowly = true;
        supervisor.stop();
        supervisor.interrupt(ConnectionCause.of(Kind.INBOX_FULL));

        last().end(Kind.CONNECTION_LOST);
        time.advance(Duration.ofDays(1));

        assertThat(supervisor.status().state()).isEqualTo(ConnectionState.STOPPED);
        assertThat(opened).hasSize(1);
    }

    @Test
    void opensNothingOnceItIsShutDown() {
        List<String> told = new ArrayList<>();
        supervisor.shutDown();
        supervisor.start();
        supervisor.startWhenDecided(status -> told.add("admitted"), () -> told.add("refused"));

        assertThat(told).containsExactly("refused");
        assertThat(opened).isEmpty();
    }

    @Test
    void leavesAConnectionThatCannotBeClosed() {
        supervisor.start();
        last().cannotClose = true;

        assertThat(supervisor.stop()).isCompleted();
        assertThat(supervisor.status().state()).isEqualTo(ConnectionState.STOPPED);
    }

    private void unexpected() {
        throw new AssertionError("nobody was to be refused");
    }

    private static void runAll(Deque<Runnable> steps) {
        while (!steps.isEmpty()) {
            steps.poll().run();
        }
    }

    @Test
    void ignoresWhatAConnectionSaysAfterItsEnd() {
        supervisor.start();
        FakeConnection first = last();
        first.end(Kind.CONNECT_FAILED);
        first.listener.opened();
        first.end(Kind.CONFLICT);

        assertThat(supervisor.status().state()).isEqualTo(ConnectionState.BACKING_OFF);
    }

    @Test
    void failsWhenTheSettingsLackSomething() {
        ConnectionSupervisor broken = new ConnectionSupervisor(
                "test",
                listener -> {
                    throw new IllegalArgumentException("account 'test' needs a password");
                },
                observer,
                ConnectionTimings.DEFAULT,
                PauseGrowth.DOUBLING,
                time,
                new Random(1),
                LoginGate.shared(),
                Runnable::run);
        broken.start();

        assertThat(broken.status().state()).isEqualTo(ConnectionState.FAILED);
        assertThat(broken.status().cause()).hasToString("NOT_CONFIGURED (account 'test' needs a password)");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hasAReactionToEveryKindThatEndsAConnection(Kind kind) {
        if (kind != Kind.PROGRESS && kind != Kind.RETRY) {
            supervisor.start();
            last().logIn();
            last().end(kind);
            assertThat(supervisor.status().state()).isNotEqualTo(ConnectionState.ONLINE);
            assertThat(observer.offline).isEqualTo(1);
        }
    }

    private FakeConnection last() {
        return opened.get(opened.size() - 1);
    }

    private Duration untilNextAttempt(int before) {
        Duration waited = Duration.ZERO;
        Duration step = Duration.ofMillis(50);
        while (opened.size() == before && waited.compareTo(Duration.ofHours(1)) < 0) {
            time.advance(step);
            waited = waited.plus(step);
        }
        return waited;
    }

    private final class FakeConnection implements Connection {
        private final ConnectionListener listener;
        private boolean closesSlowly;
        private boolean cannotClose;

        FakeConnection(ConnectionListener listener) {
            this.listener = listener;
        }

        void logIn() {
            listener.opened();
            listener.loggedIn(
                    new LoggedIn(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), time.now()));
        }

        void end(Kind kind) {
            listener.closed(ConnectionCause.of(kind));
        }

        @Override
        public <R> CompletionStage<R> execute(Operation<R> operation) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Sealing> prepare(String id, QueuedOperation operation) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Void> write(byte[] sealed) {
            return new CompletableFuture<>();
        }

        @Override
        public void close(ConnectionCause cause) {
            if (cannotClose) {
                throw new IllegalStateException("expected by the test");
            }
            if (!closesSlowly) {
                listener.closed(cause);
            }
        }
    }

    private static final class Observer implements ConnectionObserver {
        private final List<ConnectionState> states = new ArrayList<>();
        private ConnectionState stateWhenUsable = ConnectionState.STOPPED;
        private int offline;
        private boolean fails;

        @Override
        public void changed(ConnectionChanged event) {
            states.add(event.state());
            if (fails) {
                throw new IllegalStateException("expected by the test");
            }
        }

        @Override
        public void usable(Connection connection) {
            stateWhenUsable = states.get(states.size() - 1);
        }

        @Override
        public void online(Connection connection, LoggedIn event) {}

        @Override
        public void offline() {
            offline++;
        }
    }
}
