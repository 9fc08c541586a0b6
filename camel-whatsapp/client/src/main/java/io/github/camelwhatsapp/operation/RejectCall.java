package io.github.camelwhatsapp.operation;

import io.github.camelwhatsapp.model.Party;

/**
 * Declines a call that came in. Source: classic.md section 5.4, {@code rejectCall}.
 *
 * @param to who calls
 * @param offerId the id of the stanza in which the call was offered
 * @param callId the id of the call
 */
public record RejectCall(Party to, String offerId, String callId) implements Operation<Done> {
    private static final int MOST = 256;

    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if it is no person, or an id is blank
     */
    public RejectCall {
        Arguments.requirePerson("rejectCall", "to", to);
        Arguments.requireText("rejectCall", "offerId", offerId, MOST);
        Arguments.requireText("rejectCall", "callId", callId, MOST);
    }
}
