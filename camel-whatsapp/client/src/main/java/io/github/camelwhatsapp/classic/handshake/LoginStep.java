package io.github.camelwhatsapp.classic.handshake;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.model.ConnectionCause;

/** What a login does next. */
public sealed interface LoginStep {
    /** It waits for more. */
    record Wait() implements LoginStep {}

    /**
     * A frame is to be written.
     *
     * @param frame complete with its header
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Write(byte[] frame) implements LoginStep {}

    /**
     * The account is logged in.
     *
     * @param event what the server says of it
     * @param nextNonce the nonce of the next login; not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // stored once, never compared
    record Success(LoggedIn event, byte[] nextNonce) implements LoginStep {}

    /**
     * The server refused.
     *
     * @param cause why
     * @param event what is told of it
     */
    record Refused(ConnectionCause cause, Event event) implements LoginStep {}
}
