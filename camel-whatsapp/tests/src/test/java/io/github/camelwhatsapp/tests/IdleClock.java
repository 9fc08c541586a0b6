package io.github.camelwhatsapp.tests;

import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A virtual clock for a client and an emulator that talk over real sockets: it jumps to the next timer once nobody has done anything
 * for a moment, so that what takes time takes none, and what is under way is not overtaken.
 */
final class IdleClock {
    private static final Duration LONGEST_STEP = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final VirtualTimeSource time;
    private final LongSupplier activity;
    private final LongSupplier quietMillis;
    private final AtomicLong tasks = new AtomicLong();

    /**
     * @param time the clock
     * @param activity changes when somebody does something, beside the tasks of {@link #watching}
     * @param quietMillis how many milliseconds without activity count as idleness, at this moment
     */
    IdleClock(VirtualTimeSource time, LongSupplier activity, LongSupplier quietMillis) {
        this.time = time;
        this.activity = activity;
        this.quietMillis = quietMillis;
    }

    /** The same executor, whose work counts as activity. */
    Executor watching(Executor executor) {
        return task -> {
            tasks.incrementAndGet();
            executor.execute(() -> {
                task.run();
                tasks.incrementAndGet();
            });
        };
    }

    /** Waits for a condition, with the clock going on in between. */
    void until(String what, BooleanSupplier condition) {
        Idleness idleness = new Idleness();
        await(what)
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    if (condition.getAsBoolean()) {
                        return true;
                    }
                    if (idleness.isReached()) {
                        time.advance(step(LONGEST_STEP));
                    }
                    return false;
                });
    }

    /** Waits until nobody does anything, without moving the clock. */
    void settle() {
        Idleness idleness = new Idleness();
        await("idleness")
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(idleness::isReached);
    }

    /** Lets time pass. */
    void pass(Duration duration) {
        Instant end = time.now().plus(duration);
        Idleness idleness = new Idleness();
        await(duration + " to pass")
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    Duration left = Duration.between(time.now(), end);
                    if (idleness.isReached() && !left.isZero()) {
                        time.advance(step(left));
                    }
                    return !time.now().isBefore(end);
                });
    }

    private Duration step(Duration longest) {
        Duration next = time.untilNext().orElse(longest);
        return next.compareTo(longest) < 0 ? next : longest;
    }

    /** Whether nobody has done anything for a while. */
    private final class Idleness {
        private long seen = -1;
        private long since = System.nanoTime();

        boolean isReached() {
            long now = tasks.get() + activity.getAsLong();
            if (now != seen) {
                seen = now;
                since = System.nanoTime();
                return false;
            }
            if (System.nanoTime() - since < quietMillis.getAsLong() * 1_000_000) {
                return false;
            }
            seen = -1;
            return true;
        }
    }
}
