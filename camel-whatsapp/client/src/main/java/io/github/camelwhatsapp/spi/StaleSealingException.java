package io.github.camelwhatsapp.spi;

/** Between the preparation of a message and its transaction something changed, such as a session: prepare it again. */
public final class StaleSealingException extends RuntimeException {
    /** @param problem what changed */
    public StaleSealingException(String problem) {
        super(problem);
    }
}
