package io.github.camelwhatsapp.tests.kill;

/** A process under test said nothing for too long, although there was something to do. */
final class StalledException extends Exception {
    private static final long serialVersionUID = 1L;

    StalledException(String message) {
        super(message);
    }
}
