package io.github.camelwhatsapp.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock and the timer behind every date, deadline and delay of client and emulator.
 *
 * <p>{@link #system()} is wall time; {@link VirtualTimeSource} stands still until a test moves it. Safe for use by several
 * threads. A task runs on the time source's own thread: it must hand its work on at once and never block.
 */
public interface TimeSource {
    /** The present moment. */
    Instant now();

    /**
     * Runs a task once, not before the delay has passed.
     *
     * @param delay how long to wait; zero or less means as soon as possible
     * @param task what to run; an exception of its is logged and otherwise lost
     * @return the way to call it off
     */
    Timer schedule(Duration delay, Runnable task);

    /** Wall time, with one daemon thread for the whole process. */
    static TimeSource system() {
        return SystemTimeSource.INSTANCE;
    }

    /** A task that was scheduled. */
    interface Timer {
        /** Calls the task off; does nothing when it has run or was called off before. */
        void cancel();
    }
}
