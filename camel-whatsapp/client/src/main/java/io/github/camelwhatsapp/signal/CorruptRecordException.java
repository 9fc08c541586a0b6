package io.github.camelwhatsapp.signal;

/**
 * A record from a store is damaged, or a newer program wrote it. This is never the same as an absent record: going on
 * without it would lose a session in silence.
 */
public final class CorruptRecordException extends SignalException {
    /** @param problem what was found and what is expected: one sentence without its full stop */
    public CorruptRecordException(String problem) {
        super(problem);
    }
}
