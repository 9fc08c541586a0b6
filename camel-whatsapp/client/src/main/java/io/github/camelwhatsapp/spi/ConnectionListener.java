package io.github.camelwhatsapp.spi;

import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.model.ConnectionCause;

/** Is told how a connection fares: opened, logged in, proven, closed, in this order; closed comes once and last. */
public interface ConnectionListener {
    /** The socket is open. */
    void opened();

    /** The server waits for the phone to agree to a link. */
    default void linking() {}

    /** The account is logged in. */
    void loggedIn(LoggedIn event);

    /** A request of ours was answered: the connection works. The pause before the next attempt starts small again. */
    void proven();

    /** The connection is over. */
    void closed(ConnectionCause cause);
}
