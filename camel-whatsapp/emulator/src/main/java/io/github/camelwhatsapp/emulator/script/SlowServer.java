package io.github.camelwhatsapp.emulator.script;

import java.time.Duration;

/**
 * Every stanza leaves so much later than it could, one after the other; the handshake of a linked device too, where the
 * schedule names neither account nor stanza.
 *
 * @param duration how much later, more than nothing
 */
public record SlowServer(Duration duration) implements Fault {
    /**
     * Checks the duration.
     *
     * @throws IllegalArgumentException if it is zero or negative
     */
    public SlowServer {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("A slow server takes longer than nothing, " + duration + " was given");
        }
    }

    @Override
    public Point point(Schedule schedule) {
        return schedule.pointOfConnection();
    }

    @Override
    public void strike(Target target) {
        target.slowDown(duration);
    }
}
