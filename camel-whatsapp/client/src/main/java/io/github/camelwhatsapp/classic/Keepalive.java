package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.spi.ConnectionTimings;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices a connection that is dead or deaf: after a silence it pings; two pings in a row without an answer end the connection, and so
 * does a long time in which nothing but answers to pings came. All calls come from the connection's lane. Source: classic.md section
 * 11.3.
 */
final class Keepalive {
    private static final int UNANSWERED = 2;

    private final ConnectionTimings timings;
    private final TimeSource time;
    private final Executor lane;
    private final Supplier<CompletionStage<?>> ping;
    private final Consumer<ConnectionCause> onDead;
    private Instant lastHeard;
    private Instant lastStanza;
    private int unanswered;
    private boolean stopped;
    private TimeSource.@Nullable Timer timer;

    /**
     * @param timings after how much silence to ping, and so on
     * @param time clock and timer
     * @param lane where all this runs
     * @param ping sends a ping, whose answer completes the stage and whose lack of one fails it
     * @param onDead is told when the connection is to be closed
     */
    Keepalive(
            ConnectionTimings timings,
            TimeSource time,
            Executor lane,
            Supplier<CompletionStage<?>> ping,
            Consumer<ConnectionCause> onDead) {
        this.timings = timings;
        this.time = time;
        this.lane = lane;
        this.ping = ping;
        this.onDead = onDead;
        this.lastHeard = time.now();
        this.lastStanza = lastHeard;
    }

    void start() {
        scheduleIn(timings.pingAfter());
    }

    /** Anything came. */
    void heard() {
        lastHeard = time.now();
    }

    /** Something came that is more than a sign of life. */
    void heardStanza() {
        lastStanza = time.now();
    }

    void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    private void check() {
        if (stopped) {
            return;
        }
        Instant now = time.now();
        if (!now.isBefore(lastStanza.plus(timings.deafAfter()))) {
            onDead.accept(new ConnectionCause(Kind.DEAF, "nothing but answers to pings within " + timings.deafAfter()));
            return;
        }
        Duration left = Duration.between(now, lastHeard.plus(timings.pingAfter()));
        if (left.isZero() || left.isNegative()) {
            sendPing();
        } else {
            scheduleIn(left);
        }
    }

    private void sendPing() {
        ping.get().whenComplete((answer, problem) -> lane.execute(() -> pinged(problem)));
    }

    private void pinged(@Nullable Throwable problem) {
        if (stopped) {
            return;
        }
        if (problem == null) {
            unanswered = 0;
            scheduleIn(timings.pingAfter());
        } else if (++unanswered >= UNANSWERED) {
            onDead.accept(new ConnectionCause(Kind.PING_TIMEOUT, UNANSWERED + " pings in a row without an answer"));
        } else {
            sendPing();
        }
    }

    private void scheduleIn(Duration delay) {
        timer = time.schedule(delay, () -> lane.execute(this::check));
    }
}
