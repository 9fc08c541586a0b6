package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Until when somebody waits for a message. What the message waits for its turn does not count, so the end may move. Safe for use by
 * several threads.
 */
final class SendDeadline {
    private final TimeSource time;
    private final Duration timeout;
    private final UnaryOperator<Instant> countsFrom;
    private final Runnable onTimeout;
    private final Instant begin;
    private TimeSource.Timer timer;
    private boolean over;

    /**
     * Begins to wait.
     *
     * @param countsFrom answers from when on the time counts of somebody who has waited since the moment given
     * @param onTimeout what to do when it was too long; called once
     */
    SendDeadline(TimeSource time, Duration timeout, UnaryOperator<Instant> countsFrom, Runnable onTimeout) {
        this.time = time;
        this.timeout = timeout;
        this.countsFrom = countsFrom;
        this.onTimeout = onTimeout;
        begin = time.now();
        timer = time.schedule(timeout, this::look);
    }

    /** The wait is over. */
    synchronized void cancel() {
        over = true;
        timer.cancel();
    }

    private void look() {
        synchronized (this) {
            if (over) {
                return;
            }
            Duration left = Duration.between(time.now(), countsFrom.apply(begin).plus(timeout));
            if (!left.isNegative() && !left.isZero()) {
                timer = time.schedule(left, this::look);
                return;
            }
            over = true;
        }
        onTimeout.run();
    }
}
