package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;

/**
 * Makes mailboxes.
 *
 * @param bound how many stanzas wait in one
 * @param patience for the ack of a stanza before the stream ends with an error
 * @param time the clock
 * @param lane where all of this is used
 */
record Mailboxes(int bound, Duration patience, TimeSource time, Lane lane) {
    /** One for a client of the classic protocol, which is told how often a stanza was sent before. */
    Mailbox forAccount() {
        return new Mailbox(bound, patience, time, lane, true);
    }

    /** One for a device, which is not told. */
    Mailbox forDevice() {
        return new Mailbox(bound, patience, time, lane, false);
    }
}
