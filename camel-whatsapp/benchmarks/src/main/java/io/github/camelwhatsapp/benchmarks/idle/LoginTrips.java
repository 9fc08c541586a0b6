package io.github.camelwhatsapp.benchmarks.idle;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.benchmarks.measure.MarkdownTable;
import io.github.camelwhatsapp.benchmarks.measure.Spread;
import io.github.camelwhatsapp.benchmarks.process.DelayedWire;
import io.github.camelwhatsapp.spi.AccountSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** How many round trips the login of a linked device takes: its time over a long way, in round trips of that way. */
final class LoginTrips {
    private static final Duration ONE_WAY = Duration.ofMillis(250);
    private static final int LOGINS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** The wire does not delay the TCP connection, which is a round trip of its own. */
    private static final int TCP = 1;

    private LoginTrips() {}

    /**
     * Logs linked accounts in again.
     *
     * @param numbers of accounts that are linked and not connected
     * @param clients makes a client for settings
     */
    static MarkdownTable measure(
            LinkedEntrance entrance, List<String> numbers, Function<AccountSettings, WhatsAppClient> clients)
            throws IOException {
        List<Double> trips = new ArrayList<>();
        try (DelayedWire wire = new DelayedWire(entrance.server(), ONE_WAY)) {
            for (String number : numbers.subList(0, Math.min(LOGINS, numbers.size()))) {
                try (WhatsAppClient client = clients.apply(entrance.settings(number, wire.address()))) {
                    trips.add(TCP + (double) login(client) / (2 * ONE_WAY.toNanos()));
                }
            }
        }
        return new MarkdownTable("from connect to success", "round trips")
                .row("time in round trips of 500 ms", Spread.of(trips));
    }

    private static long login(WhatsAppClient client) {
        long begin = System.nanoTime();
        client.start();
        while (!client.status().isOnline()) {
            if (System.nanoTime() - begin > LIMIT.toNanos()) {
                throw new IllegalStateException("No login in " + LIMIT + "; the state is " + client.status());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return System.nanoTime() - begin;
    }
}
