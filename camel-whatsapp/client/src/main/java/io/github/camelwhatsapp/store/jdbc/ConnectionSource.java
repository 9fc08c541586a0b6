package io.github.camelwhatsapp.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where the store gets its one connection: when it is opened, and again after a failure that made it throw the last one
 * away. Another may be put around it, to count or to break what passes.
 */
@FunctionalInterface
public interface ConnectionSource {
    /**
     * Opens a connection, ready for use: configured, and with auto-commit off. The store closes it.
     *
     * @throws SQLException if the database cannot be opened
     */
    Connection open() throws SQLException;
}
