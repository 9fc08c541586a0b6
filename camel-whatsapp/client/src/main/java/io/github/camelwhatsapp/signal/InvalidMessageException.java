package io.github.camelwhatsapp.signal;

import org.jspecify.annotations.Nullable;

/** A message is broken: its bytes do not parse, a field is missing or out of range, or its padding is wrong. */
public final class InvalidMessageException extends SignalException {
    /** @param problem what was found and what is expected: one sentence without its full stop */
    public InvalidMessageException(String problem) {
        this(problem, null);
    }

    /**
     * @param problem what was found and what is expected: one sentence without its full stop
     * @param cause what found it
     */
    public InvalidMessageException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
