package io.github.camelwhatsapp.connection;

import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.spi.Connection;

/** Is told, on the supervisor's lane, how an account's connection changes. */
public interface ConnectionObserver {
    /** The state changed. */
    void changed(ConnectionChanged event);

    /** The account is logged in over this connection: it can be used from now on. That the state changes is told next. */
    void usable(Connection connection);

    /** The account is logged in over this connection, and the state says so. */
    void online(Connection connection, LoggedIn event);

    /** The connection that was online is over. */
    void offline();
}
