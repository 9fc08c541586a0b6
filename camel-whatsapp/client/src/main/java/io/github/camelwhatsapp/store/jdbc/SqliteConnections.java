package io.github.camelwhatsapp.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * Connections to SQLite with the settings that durability rests on, each read back before the connection is used
 * (sqlite.org, "PRAGMA statements" and "Write-Ahead Logging").
 */
final class SqliteConnections implements ConnectionSource {
    private static final String CONFIRMED_FULL = "2";

    private final String url;
    private final String journalMode;

    private SqliteConnections(String url, String journalMode) {
        this.url = url;
        this.journalMode = journalMode;
    }

    /** Connections to a file, which exists: a database that vanished while it was in use must not be made anew. */
    static SqliteConnections file(Path file) {
        return new SqliteConnections("jdbc:sqlite:" + file.toUri(), "wal");
    }

    /**
     * Connections to a database in memory, which lives as long as one of them.
     *
     * @param name unique within the process
     */
    static SqliteConnections memory(String name) {
        return new SqliteConnections("jdbc:sqlite:file:/" + name + "?vfs=memdb", "memory");
    }

    @Override
    public Connection open() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        if (journalMode.equals("wal")) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        Connection connection = config.createConnection(url);
        try {
            configure(connection);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void configure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> setting : settings().entrySet()) {
                statement.execute("PRAGMA " + setting.getKey() + " = " + setting.getValue());
                confirm(statement, setting.getKey(), setting.getValue());
            }
            // What a crash left in the log goes into the database and is synced, whether its own sync had failed or
            // not.
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /** The settings in order; a full sync is confirmed as 2, on as 1. */
    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("busy_timeout", "5000");
        settings.put("journal_mode", journalMode);
        settings.put("synchronous", CONFIRMED_FULL);
        settings.put("fullfsync", "1"); // Only macOS heeds this and the next; there an ordinary sync is none.
        settings.put("checkpoint_fullfsync", "1");
        settings.put("foreign_keys", "1");
        settings.put("cell_size_check", "1"); // Notices a damaged page before it is used.
        settings.put("trusted_schema", "0");
        settings.put(
                "cache_size", "-16384"); // Kibibytes: the indexes of a million deliveries are written at random places.
        settings.put("wal_autocheckpoint", "8192"); // Pages, 32 MiB: the same pages change again and again in a burst.
        settings.put("journal_size_limit", "67108864"); // After a burst the log shrinks to 64 MiB.
        return settings;
    }

    private void confirm(Statement statement, String name, String expected) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            String found = row.next() ? row.getString(1) : "nothing";
            if (!found.equals(expected)) {
                throw new SQLException(
                        "The database does not take the setting " + name + " = " + expected + "; it has " + found);
            }
        }
    }
}
