package io.github.camelwhatsapp.error;

import io.github.camelwhatsapp.model.RegistrationRefusal;

/** The registration service said no; {@link #refusal()} says why, what helps, and how long to wait. */
public final class RegistrationRefusedException extends WhatsAppException {
    private final transient RegistrationRefusal refusal;
    private final String request;

    /**
     * @param request the operation's name
     * @param refusal why
     */
    public RegistrationRefusedException(String request, RegistrationRefusal refusal) {
        super("The registration service refused " + request + " with '" + refusal.reason() + "': " + refusal.advice());
        this.request = request;
        this.refusal = refusal;
    }

    /** What was asked. */
    public String request() {
        return request;
    }

    /** Why, as a record for each reason. */
    public RegistrationRefusal refusal() {
        return refusal;
    }
}
