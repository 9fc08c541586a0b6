package io.github.camelwhatsapp.error;

import org.jspecify.annotations.Nullable;

/** An HTTPS service beside the connection could not be reached or gave no proper answer. A retry may help. */
public final class ServiceUnavailableException extends WhatsAppException {
    /**
     * @param request what was asked
     * @param service where, without secrets
     * @param reason what went wrong, as the end of a sentence
     * @param cause what led to it
     */
    public ServiceUnavailableException(String request, String service, String reason, @Nullable Throwable cause) {
        super(request + " had no answer from " + service + ": " + reason, cause);
    }
}
