package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Backlog;
import java.time.Duration;

/**
 * Gives a device what waited for it while it was away: a few stanzas at once, a batch whenever it asks, and the next one after a short
 * while if it has acked what it got and asks for nothing. Used on the lane only. Source: multidevice-messaging.md section 4.8; the
 * numbers are ours where it gives none.
 */
final class OfflineQueue {
    private static final int AT_ONCE = 5;
    private static final int UNASKED = 100;
    private static final Duration SHORT_WHILE = Duration.ofSeconds(1);

    private final DeviceSession session;
    private final Backlog backlog;
    private boolean asked;

    OfflineQueue(DeviceSession session, int waiting) {
        this.session = session;
        backlog = new Backlog(waiting, AT_ONCE, () -> session.send(Greetings.offline(waiting)));
    }

    /** How much may be sent. */
    Backlog backlog() {
        return backlog;
    }

    /** The client asks for so many more. */
    void asked(long count) {
        asked = true;
        grant((int) Math.min(count, Integer.MAX_VALUE));
    }

    /** Looks from time to time whether the client has nothing left to do. */
    void watch() {
        if (!backlog.isOver()) {
            session.connection().later(SHORT_WHILE, this::look);
        }
    }

    private void look() {
        if (!asked && session.device().mailbox().unacked() == 0) {
            grant(UNASKED);
        }
        asked = false;
        watch();
    }

    private void grant(int more) {
        backlog.grant(more);
        session.writable();
    }
}
