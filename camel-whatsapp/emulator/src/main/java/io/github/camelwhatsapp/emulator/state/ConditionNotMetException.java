package io.github.camelwhatsapp.emulator.state;

import java.time.Duration;

/** Says that what a test waited for did not come true in time. A longer limit may help. */
public final class ConditionNotMetException extends RuntimeException {
    /**
     * @param what the condition in words
     * @param limit how long it was waited for
     */
    public ConditionNotMetException(String what, Duration limit) {
        super("Within " + limit + " this did not come true: " + what);
    }
}
