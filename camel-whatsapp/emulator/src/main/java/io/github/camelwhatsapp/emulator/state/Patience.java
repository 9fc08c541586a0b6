package io.github.camelwhatsapp.emulator.state;

import java.time.Duration;

/**
 * How long the servers wait, on the emulator's clock. Immutable.
 *
 * @param login for a connection to have logged in
 * @param ack for the ack of a stanza before the stream ends with an error
 * @param ping of silence before the server pings
 * @param pong for the answer to a ping before the stream ends
 */
public record Patience(Duration login, Duration ack, Duration ping, Duration pong) {
    /** Longer than any client that keeps the notes' rules needs. */
    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(90), Duration.ofMinutes(3), Duration.ofSeconds(60));

    /**
     * Checks that each is positive.
     *
     * @throws IllegalArgumentException naming the first that is not
     */
    public Patience {
        requirePositive("login", login);
        requirePositive("ack", ack);
        requirePositive("ping", ping);
        requirePositive("pong", pong);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, it is " + value);
        }
    }
}
