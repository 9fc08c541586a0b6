package io.github.camelwhatsapp.classic.registration;

import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.model.CodeMethod;
import java.util.Objects;

/** What the service of registration answers, for tests of other packages. */
public final class ReplySamples {
    private ReplySamples() {}

    /**
     * Reads an answer in each of the ways that there are.
     *
     * @throws ProtocolException if it is none
     */
    public static void read(String text) {
        RegistrationReply reply = RegistrationReply.parse(text);
        Objects.requireNonNull(reply.status());
        Objects.requireNonNull(reply.sent("34600000001", CodeMethod.SMS));
        Objects.requireNonNull(reply.refusal());
        Objects.requireNonNull(reply.registered("34600000001"));
    }
}
