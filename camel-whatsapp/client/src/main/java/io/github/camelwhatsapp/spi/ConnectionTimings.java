package io.github.camelwhatsapp.spi;

import java.time.Duration;

/**
 * How long a connection waits for what. All are positive.
 *
 * @param connect for a socket to open
 * @param login from the open socket to the login's end
 * @param request for the answer to a request
 * @param pingAfter of silence before a ping is sent; classic.md section 11.3
 * @param pingAnswer for the answer to a ping; two in a row unanswered close the connection
 * @param deafAfter without anything but answers to pings before the connection is opened anew
 * @param firstPause before the second attempt to connect; doubles with each further one, with jitter
 * @param longestPause the bound of that doubling
 */
public record ConnectionTimings(
        Duration connect,
        Duration login,
        Duration request,
        Duration pingAfter,
        Duration pingAnswer,
        Duration deafAfter,
        Duration firstPause,
        Duration longestPause) {
    /** What fits a classic connection over the internet. */
    public static final ConnectionTimings DEFAULT = new ConnectionTimings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            Duration.ofMinutes(30),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5));

    /** What fits a linked device. Source: multidevice-transport.md sections 1.1, 2.2, 9 and 10.1. */
    public static final ConnectionTimings LINKED = new ConnectionTimings(
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(75),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMinutes(30),
            Duration.ofSeconds(1),
            Duration.ofMinutes(15));

    /** What fits a generation of the protocol. */
    public static ConnectionTimings of(String generation) {
        return generation.equals("multidevice") ? LINKED : DEFAULT;
    }

    /** Checks that each is positive. */
    public ConnectionTimings {
        positive("connect", connect);
        positive("login", login);
        positive("request", request);
        positive("pingAfter", pingAfter);
        positive("pingAnswer", pingAnswer);
        positive("deafAfter", deafAfter);
        positive("firstPause", firstPause);
        positive("longestPause", longestPause);
    }

    /** The same with other waits for connect, login and request. */
    public ConnectionTimings withWaits(Duration newConnect, Duration newLogin, Duration newRequest) {
        return new ConnectionTimings(
                newConnect, newLogin, newRequest, pingAfter, pingAnswer, deafAfter, firstPause, longestPause);
    }

    /** The same with another rhythm of pings. */
    public ConnectionTimings withPings(Duration newPingAfter, Duration newPingAnswer, Duration newDeafAfter) {
        return new ConnectionTimings(
                connect, login, request, newPingAfter, newPingAnswer, newDeafAfter, firstPause, longestPause);
    }

    /** The same with other pauses between attempts. */
    public ConnectionTimings withPauses(Duration first, Duration longest) {
        return new ConnectionTimings(connect, login, request, pingAfter, pingAnswer, deafAfter, first, longest);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    "The wait '" + name + "' must be longer than nothing, given was " + value);
        }
    }
}
