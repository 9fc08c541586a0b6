package io.github.camelwhatsapp.stream;

import io.github.camelwhatsapp.spi.ConnectionTimings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * When a connection is pinged and when it is given up.
 *
 * @param pause how long after the last answer, or the last sign of life, the next ping is due; asked anew each time
 * @param onlyInSilence whether whatever comes puts the ping off; otherwise it is sent all the same, so that the server hears us
 * @param unanswered how many pings in a row without an answer end the connection, 1 or more
 * @param deafAfter after how long with nothing but answers to pings the connection ends; empty for never
 */
public record KeepaliveRhythm(
        Supplier<Duration> pause, boolean onlyInSilence, int unanswered, Optional<Duration> deafAfter) {
    /** Pings after a silence; two without an answer are the end. Source: classic.md section 11.3. */
    public static KeepaliveRhythm afterSilence(ConnectionTimings timings) {
        return new KeepaliveRhythm(timings::pingAfter, true, 2, Optional.of(timings.deafAfter()));
    }

    /**
     * Pings all the time, at random between two thirds of {@code pingAfter} and all of it, which makes 20 to 30 s of 30 s; three
     * without an answer are the end. Source: multidevice-transport.md section 9.
     */
    public static KeepaliveRhythm always(ConnectionTimings timings, RandomGenerator random) {
        long longest = timings.pingAfter().toMillis();
        return new KeepaliveRhythm(
                () -> Duration.ofMillis(longest - (long) (longest / 3.0 * random.nextDouble())),
                false,
                3,
                Optional.empty());
    }
}
