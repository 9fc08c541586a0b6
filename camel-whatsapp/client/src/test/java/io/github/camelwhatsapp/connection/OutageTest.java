package io.github.camelwhatsapp.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionListener;
import io.github.camelwhatsapp.spi.ConnectionTimings;
import io.github.camelwhatsapp.spi.PauseGrowth;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.stream.Keepalive;
import io.github.camelwhatsapp.stream.KeepaliveRhythm;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Servers that are away for long, and sockets that are dead, with the usual timings on a clock of their own. */
class OutageTest {
    private static final int ACCOUNTS = 200;

    private final VirtualTimeSource time = new VirtualTimeSource();

    @Test
    void knocksLessThanThirtyTimesDuringAnHourAndComesBackWithinFiveMinutesAfterIt() {
        Account[] accounts = accounts();

        time.advance(Duration.ofHours(1));
        IntSummaryStatistics attempts =
                IntStream.range(0, ACCOUNTS).map(i -> accounts[i].attempts).summaryStatistics();
        System.out.printf(
                "OUTAGE accounts=%d attempts during an hour: %d to %d, %.1f on average%n",
                ACCOUNTS, attempts.getMin(), attempts.getMax(), attempts.getAverage());
        assertThat(attempts.getMax()).isLessThan(30);
        assertThat(attempts.getMin()).isGreaterThan(12);

        for (Account account : accounts) {
            account.serverIsBack = true;
        }
        time.advance(Duration.ofMinutes(5));
        assertThat(accounts).allMatch(account -> account.supervisor.status().isOnline());
    }

    @Test
    void doesNotKnockInStepAfterAnOutageThatAllNoticedAtOnce() {
        Account[] accounts = accounts();
        time.advance(Duration.ofMinutes(10));
        int busiest = 0;
        for (int second = 0; second < 300; second++) {
            int before =
                    IntStream.range(0, ACCOUNTS).map(i -> accounts[i].attempts).sum();
            time.advance(Duration.ofSeconds(1));
            int after =
                    IntStream.range(0, ACCOUNTS).map(i -> accounts[i].attempts).sum();
            busiest = Math.max(busiest, after - before);
        }

        System.out.printf("OUTAGE accounts=%d most attempts in one second after ten minutes: %d%n", ACCOUNTS, busiest);
        assertThat(busiest).isLessThan(ACCOUNTS / 10);
    }

    @Test
    void noticesASocketThatIsOpenAndSilentAfterAHundredSeconds() {
        List<ConnectionCause> dead = new ArrayList<>();
        Keepalive keepalive = new Keepalive(
                KeepaliveRhythm.afterSilence(ConnectionTimings.DEFAULT),
                time,
                Runnable::run,
                this::pingIntoTheVoid,
                dead::add);
        keepalive.start();

        time.advance(Duration.ofSeconds(99));
        assertThat(dead).isEmpty();
        time.advance(Duration.ofSeconds(1));
        assertThat(dead).extracting(ConnectionCause::kind).containsExactly(Kind.PING_TIMEOUT);
    }

    private CompletionStage<Void> pingIntoTheVoid() {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        time.schedule(
                ConnectionTimings.DEFAULT.pingAnswer(),
                () -> answer.completeExceptionally(new TimeoutException("no answer")));
        return answer;
    }

    private Account[] accounts() {
        return IntStream.range(0, ACCOUNTS).mapToObj(Account::new).toArray(Account[]::new);
    }

    /** One account, its server away until said otherwise. */
    private final class Account implements ConnectionObserver {
        private final ConnectionSupervisor supervisor;
        private int attempts;
        private boolean serverIsBack;

        Account(int seed) {
            supervisor = new ConnectionSupervisor(
                    "account-" + seed,
                    this::open,
                    this,
                    ConnectionTimings.DEFAULT,
                    PauseGrowth.DOUBLING,
                    time,
                    new Random(seed),
                    new LoginGate(ACCOUNTS, Duration.ofMillis(500), time, new Random(seed)),
                    Runnable::run);
            supervisor.start();
        }

        private Connection open(ConnectionListener listener) {
            attempts++;
            if (serverIsBack) {
                listener.opened();
                listener.loggedIn(new LoggedIn(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), time.now()));
            } else {
                listener.closed(ConnectionCause.of(Kind.CONNECT_FAILED));
            }
            return new Nowhere(listener);
        }

        @Override
        public void changed(ConnectionChanged event) {}

        @Override
        public void usable(Connection connection) {}

        @Override
        public void online(Connection connection, LoggedIn event) {}

        @Override
        public void offline() {}
    }

    private record Nowhere(ConnectionListener listener) implements Connection {
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
            listener.closed(cause);
        }
    }
}
