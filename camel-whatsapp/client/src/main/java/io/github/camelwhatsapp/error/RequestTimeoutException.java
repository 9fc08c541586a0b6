package io.github.camelwhatsapp.error;

/** Nothing came back in time, or a message could not be written in time and was withdrawn. A retry may help. */
public final class RequestTimeoutException extends WhatsAppException {
    /**
     * @param request what was asked
     * @param waited how long, for people
     * @param outcome what became of it, as a sentence without its full stop
     */
    public RequestTimeoutException(String request, java.time.Duration waited, String outcome) {
        super(request + " had no answer within " + waited.toMillis() + " ms: " + outcome);
    }
}
