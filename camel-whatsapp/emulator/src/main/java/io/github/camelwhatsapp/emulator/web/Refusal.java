package io.github.camelwhatsapp.emulator.web;

/** Ends a request with a status and a plain sentence that says what was wrong and what is allowed. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    static Refusal badRequest(String sentence) {
        return new Refusal(400, sentence);
    }

    static Refusal notFound(String sentence) {
        return new Refusal(404, sentence);
    }

    static Refusal busy(String sentence) {
        return new Refusal(503, sentence);
    }
}
