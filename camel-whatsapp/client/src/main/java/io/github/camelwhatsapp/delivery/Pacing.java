package io.github.camelwhatsapp.delivery;

import java.time.Duration;

/**
 * How fast an account may send messages. An honest sender hardly notices the default; what would look like bulk use, which this product
 * is not for, waits in the outbox.
 *
 * @param on whether there is a pace at all
 * @param burst how many messages may go at once after a time of silence, 1 or more
 * @param interval how long it takes on average until one more may go; each time it is drawn anew from half of it to one and a half
 */
public record Pacing(boolean on, int burst, Duration interval) {
    /** The average rate of {@link #GENTLE}. */
    public static final int GENTLE_PER_MINUTE = 20;

    /**
     * Twenty at once, then twenty a minute on average. A person types no faster than that, and a conversation with a program, or a
     * handful of them side by side, stays within the burst. What the users of comparable products report as the way to a ban is far
     * above it: hundreds of messages in minutes, and equal intervals.
     */
    public static final Pacing GENTLE =
            new Pacing(true, 20, Duration.ofMinutes(1).dividedBy(GENTLE_PER_MINUTE));

    /** None: for tests and measurements against a server of one's own. */
    public static final Pacing OFF = new Pacing(false, 1, Duration.ofSeconds(1));

    /** Checks that burst and interval are positive. */
    public Pacing {
        if (burst < 1) {
            throw new IllegalArgumentException("given was a burst of " + burst + "; expected is 1 or more");
        }
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(
                    "The interval of the pacing must be longer than nothing, given was " + interval);
        }
    }

    /**
     * The same with another rate.
     *
     * @param perMinute how many messages may go in a minute on average, 1 to 60,000
     * @throws IllegalArgumentException if it is out of its range
     */
    public Pacing withRate(int perMinute) {
        if (perMinute < 1 || perMinute > 60_000) {
            throw new IllegalArgumentException(
                    "given were " + perMinute + " messages per minute; expected are 1 to 60000");
        }
        return new Pacing(on, burst, Duration.ofMinutes(1).dividedBy(perMinute));
    }

    /**
     * The same with another burst.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Pacing withBurst(int value) {
        return new Pacing(on, value, interval);
    }
}
