package io.github.camelwhatsapp.emulator.endpoint;

import java.time.Duration;

/** How long a phone waits before it connects again: longer with each failure, up to half a minute. Used on the phone's lane only. */
public final class ReconnectDelay {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = FIRST;

    /** The delay that is due now; the one after it is twice as long. */
    public Duration next() {
        Duration due = next;
        next = due.compareTo(LONGEST.dividedBy(2)) <= 0 ? due.multipliedBy(2) : LONGEST;
        return due;
    }

    /** It worked: the first delay is due again. */
    public void reset() {
        next = FIRST;
    }
}
