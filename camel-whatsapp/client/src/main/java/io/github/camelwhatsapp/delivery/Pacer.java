package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Says when an account may send its next message: a bucket that fills by one after each interval. The intervals differ, for equal ones
 * are what a machine does. What counts for several may leave a debt that the ones behind it wait for. Safe for use by several threads.
 */
final class Pacer {
    private final Pacing pacing;
    private final TimeSource time;
    private final RandomGenerator random;
    private int left;
    private @Nullable Instant next;

    Pacer(Pacing pacing, TimeSource time, RandomGenerator random) {
        this.pacing = pacing;
        this.time = time;
        this.random = random;
        left = pacing.burst();
    }

    /**
     * Asks whether this may go now; if so, it counts as gone.
     *
     * @param messages how many messages it counts for; what counts for none may always go
     */
    synchronized boolean mayGo(int messages) {
        if (!pacing.on() || messages == 0) {
            return true;
        }
        refill();
        if (left <= 0) {
            return false;
        }
        left -= messages;
        if (next == null) {
            next = time.now().plus(interval());
        }
        return true;
    }

    /** How long until {@link #mayGo} can say yes again. */
    synchronized Duration pause() {
        refill();
        if (left > 0 || next == null) {
            return Duration.ZERO;
        }
        Duration first = Duration.between(time.now(), next);
        return first.plus(pacing.interval().multipliedBy(-left));
    }

    private void refill() {
        while (next != null && !next.isAfter(time.now())) {
            left++;
            next = left < pacing.burst() ? next.plus(interval()) : null;
        }
    }

    private Duration interval() {
        long mean = pacing.interval().toNanos();
        return Duration.ofNanos(mean / 2 + random.nextLong(mean));
    }
}
