package io.github.camelwhatsapp.multidevice.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Which messages without content the phone is asked for. Source: multidevice-messaging.md section 4.5. */
final class Placeholders {
    private static final Set<String> NEVER =
            Set.of("view_once", "view_once_unavailable_fanout", "hosted_unavailable_fanout", "bot_unavailable_fanout");
    private static final Duration MOST_AGE = Duration.ofDays(14);

    private Placeholders() {}

    /** Whether the phone would hand it on. */
    static boolean isWorthAsking(String reason, Arrival arrival, Instant now) {
        return !NEVER.contains(reason) && arrival.at().plus(MOST_AGE).isAfter(now);
    }
}
