package io.github.camelwhatsapp.model;

import java.time.Instant;

/**
 * The state of an account's connection, why it is so, and since when.
 *
 * @param state how far it has come
 * @param cause what led there
 * @param since when
 */
public record ConnectionStatus(ConnectionState state, ConnectionCause cause, Instant since) {
    /** Whether the account is logged in. */
    public boolean isOnline() {
        return state == ConnectionState.ONLINE;
    }

    @Override
    public String toString() {
        return state + " because of " + cause + " since " + since;
    }
}
