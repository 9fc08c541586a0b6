package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices a connection that is dead or deaf, in the rhythm of its generation: it pings, and some pings in a row without an answer end
 * the connection; so may a long time in which nothing but answers to pings came. All calls come from the connection's lane. Source:
 * classic.md section 11.3, multidevice-transport.md section 9.
 */
public final class Keepalive {
    private final KeepaliveRhythm rhythm;
    private final TimeSource time;
    private final Executor lane;
    private final Supplier<CompletionStage<?>> ping;
    private final Consumer<ConnectionCause> onDead;
    private Duration pause = Duration.ZERO;
    private Instant lastHeard;
    private Instant lastStanza;
    private int unanswered;
    private boolean stopped;
    private TimeSource.@Nullable Timer timer;

    /**
     * @param rhythm after how much silence to ping, and so on
     * @param time clock and timer
     * @param lane where all this runs
     * @param ping sends a ping, whose answer completes the stage and whose lack of one fails it
     * @param onDead is told when the connection is to be closed
     */
    public Keepalive(
            KeepaliveRhythm rhythm,
            TimeSource time,
            Executor lane,
            Supplier<CompletionStage<?>> ping,
            Consumer<ConnectionCause> onDead) {
        this.rhythm = rhythm;
        this.time = time;
        this.lane = lane;
        this.ping = ping;
        this.onDead = onDead;
        this.lastHeard = time.now();
        this.lastStanza = lastHeard;
    }

    /** Begins to watch. */
    public void start() {
        rest();
    }

    /** Anything came. */
    public void heard() {
        lastHeard = time.now();
    }

    /** Something came that is more than a sign of life. */
    public void heardStanza() {
        lastStanza = time.now();
    }

    /** Ends the watch. */
    public void stop() {
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
        if (rhythm.deafAfter()
                .filter(limit -> !now.isBefore(lastStanza.plus(limit)))
                .isPresent()) {
            onDead.accept(new ConnectionCause(
                    Kind.DEAF,
                    "nothing but answers to pings within " + rhythm.deafAfter().get()));
            return;
        }
        Duration left = Duration.between(now, lastHeard.plus(pause));
        if (!rhythm.onlyInSilence() || left.isZero() || left.isNegative()) {
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
            rest();
        } else if (++unanswered >= rhythm.unanswered()) {
            onDead.accept(
                    new ConnectionCause(Kind.PING_TIMEOUT, rhythm.unanswered() + " pings in a row without an answer"));
        } else {
            sendPing();
        }
    }

    private void rest() {
        pause = rhythm.pause().get();
        scheduleIn(pause);
    }

    private void scheduleIn(Duration delay) {
        timer = time.schedule(delay, () -> lane.execute(this::check));
    }
}
