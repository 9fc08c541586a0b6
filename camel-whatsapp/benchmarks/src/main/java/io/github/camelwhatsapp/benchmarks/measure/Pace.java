package io.github.camelwhatsapp.benchmarks.measure;

import java.time.Duration;

/**
 * How thoroughly it is measured.
 *
 * @param forks processes for each benchmark of a function
 * @param warmups iterations before the measured ones
 * @param iterations measured iterations
 * @param iteration how long one is
 * @param bursts measured bursts of messages, after one that is not measured
 * @param messages messages in a burst
 * @param lone lone messages
 * @param accounts idle accounts at the end; a fifth of them are there at the first measurement
 */
public record Pace(
        int forks, int warmups, int iterations, Duration iteration, int bursts, int messages, int lone, int accounts) {
    /** For figures that are to be believed: about 20 minutes. */
    public static final Pace FULL = new Pace(2, 3, 5, Duration.ofSeconds(1), 5, 10_000, 300, 1_000);

    /** For a machine that others use, where a second is not a second of CPU time: longer iterations and more of them to warm up, in one
     * process. */
    public static final Pace PATIENT = new Pace(1, 12, 5, Duration.ofSeconds(3), 5, 10_000, 300, 1_000);

    /** To see that everything works: about two minutes; the figures mean little. */
    public static final Pace QUICK = new Pace(1, 1, 2, Duration.ofMillis(200), 2, 1_000, 20, 100);
}
