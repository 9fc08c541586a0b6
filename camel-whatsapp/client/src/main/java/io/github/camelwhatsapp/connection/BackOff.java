package io.github.camelwhatsapp.connection;

import io.github.camelwhatsapp.spi.PauseGrowth;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pauses between attempts: each longer than the one before, up to a bound, each changed by chance, so that many accounts do not come
 * back in step. Not for use by several threads.
 */
final class BackOff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private final PauseGrowth growth;
    private int failures;

    BackOff(Duration first, Duration longest, PauseGrowth growth, RandomGenerator random) {
        this.growth = growth;
        this.first = first;
        this.longest = longest.compareTo(first) < 0 ? first : longest;
        this.random = random;
    }

    /** The pause after one more failure. */
    Duration next() {
        Duration full = growth == PauseGrowth.DOUBLING ? doubled() : fibonacci();
        failures++;
        Duration bounded = full.compareTo(longest) > 0 ? longest : full;
        double share = growth == PauseGrowth.DOUBLING ? -random.nextDouble() / 2 : random.nextDouble() / 5 - 0.1;
        return bounded.plus(Duration.ofNanos((long) (bounded.toNanos() * share)));
    }

    private Duration doubled() {
        return failures >= 30 ? longest : first.multipliedBy(1L << failures);
    }

    private Duration fibonacci() {
        long before = 0;
        long unit = 1;
        for (int i = 0; i < Math.min(failures, 60); i++) {
            long next = before + unit;
            before = unit;
            unit = next;
        }
        return unit > longest.toNanos() / first.toNanos() ? longest : first.multipliedBy(unit);
    }

    /** Makes the next pause as long as it would be after so many failures; does nothing when it is that long already. */
    void atLeast(int count) {
        failures = Math.max(failures, count);
    }

    /** How many failures there were since the last proof. */
    int failures() {
        return failures;
    }

    /** A connection has proved itself: the next pause is short again. */
    void proven() {
        failures = 0;
    }
}
