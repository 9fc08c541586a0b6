package io.github.camelwhatsapp.emulator.script;

import java.time.Duration;

/**
 * A stanza, and all behind it, is held back for a while on the emulator's clock.
 *
 * @param duration how long, more than nothing
 */
public record Delay(Duration duration) implements Fault {
    /**
     * Checks the duration.
     *
     * @throws IllegalArgumentException if it is zero or negative
     */
    public Delay {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("A delay is longer than nothing, " + duration + " was given");
        }
    }

    @Override
    public Point point(Schedule schedule) {
        return Point.STANZA;
    }

    @Override
    public void strike(Target target) {
        target.holdBack(duration);
    }
}
