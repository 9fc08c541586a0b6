package io.github.camelwhatsapp.connection;

import io.github.camelwhatsapp.concurrent.SerialLane;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.ConnectionStatus;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionListener;
import io.github.camelwhatsapp.spi.ConnectionTimings;
import io.github.camelwhatsapp.spi.PauseGrowth;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one account connected: opens a connection, watches it, and after its end does what the {@link ReactionTable} says. Each
 * change of state is logged in one line and told to the observer.
 *
 * <p>Safe for use by several threads; all its state lives on one lane.
 */
public final class ConnectionSupervisor {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionSupervisor.class);

    /** So many failures in a row a cause counts as that does not go in seconds. Source: multidevice-transport.md section 8.5. */
    private static final int FAR = 5;

    private final String account;
    private final Function<ConnectionListener, Connection> opener;
    private final ConnectionObserver observer;
    private final TimeSource time;
    private final SerialLane lane;
    private final List<Waiting> undecided = new ArrayList<>();
    private final List<CompletableFuture<Void>> stopping = new ArrayList<>();
    private final LoginGate gate;
    private final BackOff backOff;
    private final TransitionLog log;

    private @Nullable Attempt attempt;
    private TimeSource.@Nullable Timer retry;
    private boolean held;
    private boolean restarted;
    private boolean startAgain;
    private boolean shutDown;
    private volatile ConnectionStatus status;
    private volatile @Nullable Instant lastProof;
    private final AtomicLong reconnects = new AtomicLong();

    /**
     * @param account the account's name, for the log
     * @param opener begins to open a connection and tells the listener how it fares
     * @param observer is told of changes, on this supervisor's lane
     * @param timings how long the pauses are
     * @param growth how they grow
     * @param gate lets few log in at a time
     * @param time clock and timer
     * @param random the source of jitter
     * @param executor the shared pool
     */
    public ConnectionSupervisor(
            String account,
            Function<ConnectionListener, Connection> opener,
            ConnectionObserver observer,
            ConnectionTimings timings,
            PauseGrowth growth,
            TimeSource time,
            RandomGenerator random,
            LoginGate gate,
            Executor executor) {
        this.gate = gate;
        this.account = account;
        log = new TransitionLog(account);
        this.opener = opener;
        this.observer = observer;
        this.time = time;
        this.lane = new SerialLane(executor);
        this.backOff = new BackOff(timings.firstPause(), timings.longestPause(), growth, random);
        this.status = new ConnectionStatus(ConnectionState.STOPPED, ConnectionCause.of(Kind.REQUESTED), time.now());
    }

    /** Somebody who wants a connection of their own, and is told when none will be opened for them. */
    private record Waiting(Predicate<ConnectionStatus> admission, Runnable refused) {}

    /**
     * Connects, unless it is connected or about to be; while a connection that was to stop is closing, it connects after that. After a
     * failure this is how to try again.
     */
    public void start() {
        lane.execute(() -> {
            if (shutDown) {
                return;
            }
            if (attempt == null) {
                cancelRetry();
                open(ConnectionCause.of(Kind.REQUESTED));
            } else if (attempt.isStopping()) {
                startAgain = true;
            }
        });
    }

    /** Closes the connection and stays down. The stage completes when the socket is closed. */
    public CompletionStage<Void> stop() {
        return stop(false);
    }

    /** Stops for good: whatever asks for a connection from now on does not get one. */
    public CompletionStage<Void> shutDown() {
        return stop(true);
    }

    private CompletionStage<Void> stop(boolean forGood) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        lane.execute(() -> {
            shutDown |= forGood;
            startAgain = false;
            stopping.add(done);
            cancelRetry();
            refuseAll();
            if (attempt != null) {
                attempt.close(ConnectionCause.of(Kind.REQUESTED));
            } else {
                stayDown();
            }
        });
        return done;
    }

    private void stayDown() {
        try {
            if (status.state() != ConnectionState.STOPPED) {
                change(ConnectionState.STOPPED, ConnectionCause.of(Kind.REQUESTED));
            }
        } finally {
            tellStopped();
        }
    }

    private void tellStopped() {
        List<CompletableFuture<Void>> all = List.copyOf(stopping);
        stopping.clear();
        all.forEach(done -> done.complete(null));
    }

    /** Whoever waited for a connection of their own before the stop does not get one after it. */
    private void refuseAll() {
        List<Waiting> all = List.copyOf(undecided);
        undecided.clear();
        all.forEach(waiting -> waiting.refused().run());
    }

    /** Closes the present connection for a cause of ours; what follows, the reaction table says. */
    public void interrupt(ConnectionCause cause) {
        lane.execute(() -> {
            if (attempt != null) {
                attempt.close(cause);
            }
        });
    }

    /** Tries again now instead of after the pause, or ends a hold; does nothing when neither is on. */
    public void retryNow() {
        lane.execute(() -> {
            if (retry != null || held) {
                cancelRetry();
                open(ConnectionCause.of(Kind.RETRY));
            }
        });
    }

    /**
     * Opens a connection for somebody who wants this very one, once it is decided what comes of the attempt that is under way: at once
     * when none is, else when it is up, down, or waits for the next one. No other start comes between the question and the opening.
     *
     * @param admission is asked once, on this supervisor's lane, and answers whether to open; if so, nothing else is connected
     * @param refused runs instead, if all is stopped before it is decided
     */
    public void startWhenDecided(Predicate<ConnectionStatus> admission, Runnable refused) {
        startWhenDecided(new Waiting(admission, refused));
    }

    private void startWhenDecided(Waiting waiting) {
        lane.execute(() -> {
            if (shutDown) {
                waiting.refused().run();
            } else if (!isDecided(status)) {
                undecided.add(waiting);
            } else if (waiting.admission().test(status)) {
                cancelRetry();
                open(ConnectionCause.of(Kind.REQUESTED));
            }
        });
    }

    private static boolean isDecided(ConnectionStatus now) {
        return switch (now.state()) {
            case CONNECTING, AUTHENTICATING, LINKING -> false;
            case STOPPED, FAILED, ONLINE, BACKING_OFF -> true;
        };
    }

    /** The state, its cause, and since when. */
    public ConnectionStatus status() {
        return status;
    }

    /** How many times a connection was opened after the first one. */
    public long reconnects() {
        return reconnects.get();
    }

    /** When a request of ours was last answered; empty if none was yet. */
    public Optional<Instant> lastProof() {
        return Optional.ofNullable(lastProof);
    }

    private void open(ConnectionCause cause) {
        change(ConnectionState.CONNECTING, cause);
        Attempt next = new Attempt();
        attempt = next;
        next.enter();
    }

    private void begin(Attempt next) {
        try {
            next.begin();
        } catch (IllegalArgumentException e) {
            next.closed(new ConnectionCause(Kind.NOT_CONFIGURED, String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            LOG.warn("Account '{}' could not begin to connect", account, e);
            next.closed(new ConnectionCause(Kind.CONNECT_FAILED, String.valueOf(e.getMessage())));
        }
    }

    private void ended(ConnectionCause cause) {
        attempt = null;
        boolean again = startAgain;
        startAgain = false;
        try {
            react(cause);
        } finally {
            tellStopped();
        }
        if (again) {
            open(ConnectionCause.of(Kind.REQUESTED));
        }
    }

    private void react(ConnectionCause cause) {
        switch (ReactionTable.of(cause.kind())) {
            case STAY_DOWN -> change(ConnectionState.STOPPED, cause);
            case FAIL -> change(ConnectionState.FAILED, cause);
            case RESTART -> restart(cause);
            case BACK_OFF -> pause(cause);
            case BACK_OFF_FAR -> {
                backOff.atLeast(FAR);
                pause(cause);
            }
            case HOLD -> {
                held = true;
                log.held(status.state(), ConnectionState.BACKING_OFF, cause);
                enter(ConnectionState.BACKING_OFF, cause);
            }
        }
    }

    /** At once, but only once until a connection has proved itself: a server that sends us round in circles is let rest. */
    private void restart(ConnectionCause cause) {
        if (restarted) {
            pause(cause);
            return;
        }
        restarted = true;
        reconnects.incrementAndGet();
        open(cause);
    }

    private void pause(ConnectionCause cause) {
        Duration wait = backOff.next();
        log.paused(status.state(), ConnectionState.BACKING_OFF, cause, wait, backOff.failures());
        // Whoever hears of the pause may count on its end.
        retry = time.schedule(
                wait,
                () -> lane.execute(() -> {
                    if (retry != null) {
                        retry = null;
                        reconnects.incrementAndGet();
                        open(ConnectionCause.of(Kind.RETRY));
                    }
                }));
        enter(ConnectionState.BACKING_OFF, cause);
    }

    private void cancelRetry() {
        held = false;
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    private void change(ConnectionState next, ConnectionCause cause) {
        log.changed(status.state(), next, cause);
        enter(next, cause);
    }

    private void enter(ConnectionState next, ConnectionCause cause) {
        ConnectionState previous = status.state();
        TransitionTable.check(previous, next, cause);
        status = new ConnectionStatus(next, cause, time.now());
        ConnectionChanged event = new ConnectionChanged(previous, next, cause, status.since());
        tell(() -> observer.changed(event));
        if (isDecided(status)) {
            List<Waiting> waiting = List.copyOf(undecided);
            undecided.clear();
            waiting.forEach(this::startWhenDecided);
        }
    }

    /** Whatever an observer fails at, the account stays connected. */
    private void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException | Error e) {
            LOG.error("Account '{}': who was told of its connection failed", account, e);
        }
    }

    /** One connection, from the first byte to the last. What it says after its end is ignored. */
    private final class Attempt implements ConnectionListener {
        private @Nullable Connection connection;
        private @Nullable ConnectionCause closeRequest;
        private boolean over;
        private LoginGate.@Nullable Pass pass;

        /** Goes through the gate, then begins. */
        void enter() {
            pass = gate.enter(() -> live(() -> ConnectionSupervisor.this.begin(this)));
        }

        void leaveGate() {
            if (pass != null) {
                pass.leave();
            }
        }

        void begin() {
            connection = opener.apply(this);
            if (closeRequest != null) {
                connection.close(closeRequest);
            }
        }

        void close(ConnectionCause cause) {
            if (!isStopping()) {
                closeRequest = cause;
            }
            if (connection == null) {
                closed(cause);
                return;
            }
            try {
                connection.close(cause);
            } catch (RuntimeException e) {
                LOG.warn("A connection of account '{}' could not be closed, and is left", account, e);
                closed(cause);
            }
        }

        /** Whether it is closing because it was to stop; no other cause takes the place of that. */
        boolean isStopping() {
            return closeRequest != null && closeRequest.kind() == Kind.REQUESTED;
        }

        @Override
        public void opened() {
            live(() -> change(ConnectionState.AUTHENTICATING, ConnectionCause.of(Kind.PROGRESS)));
        }

        @Override
        public void linking() {
            live(() -> {
                leaveGate();
                change(ConnectionState.LINKING, ConnectionCause.of(Kind.PROGRESS));
            });
        }

        @Override
        public void loggedIn(LoggedIn event) {
            live(() -> {
                leaveGate();
                Connection mine = connection;
                if (mine != null) {
                    // Whoever sees that it is online must be able to use it.
                    tell(() -> observer.usable(mine));
                }
                change(ConnectionState.ONLINE, ConnectionCause.of(Kind.PROGRESS));
                if (mine != null) {
                    tell(() -> observer.online(mine, event));
                }
            });
        }

        @Override
        public void proven() {
            live(() -> {
                lastProof = time.now();
                backOff.proven();
                restarted = false;
            });
        }

        @Override
        public void closed(ConnectionCause cause) {
            lane.execute(() -> {
                if (over) {
                    return;
                }
                over = true;
                leaveGate();
                if (status.state() == ConnectionState.ONLINE) {
                    tell(observer::offline);
                }
                ended(isStopping() ? closeRequest : cause);
            });
        }

        private void live(Runnable step) {
            lane.execute(() -> {
                if (!over) {
                    step.run();
                }
            });
        }
    }
}
