package io.github.camelwhatsapp.benchmarks.traffic;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How many commits a store has seen, read from beside; the store itself counts them. */
final class CommitCount {
    private final String url;

    CommitCount(Path directory) {
        url = "jdbc:sqlite:" + directory.resolve("whatsapp.db").toUri();
    }

    long read() {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT commits FROM store")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The count of commits cannot be read", e);
        }
    }
}
