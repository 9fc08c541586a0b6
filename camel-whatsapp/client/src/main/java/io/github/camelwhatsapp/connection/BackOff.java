package io.github.camelwhatsapp.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pauses between attempts: each twice as long as the one before, up to a bound, each cut by a random share of up to a half, so
 * that many accounts do not come back in step. Not for use by several threads.
 */
final class BackOff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    BackOff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest.compareTo(first) < 0 ? first : longest;
        this.random = random;
    }

    /** The pause after one more failure. */
    Duration next() {
        Duration full = failures >= 30 ? longest : first.multipliedBy(1L << failures);
        failures++;
        Duration bounded = full.compareTo(longest) > 0 ? longest : full;
        return bounded.minus(Duration.ofNanos((long) (bounded.toNanos() / 2.0 * random.nextDouble())));
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
