package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the one connection, each prepared once. For use by one thread.
 *
 * <p>SQLite may undo a whole transaction when a statement fails for want of space or by an I/O error, and would then run the
 * next one on its own, outside of any transaction. So after such a failure nothing more is executed until the savepoint or
 * the transaction was rolled back; whoever swallowed the exception meets it again.
 */
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private long changes;
    private long changesAtSavepoint;
    private @Nullable StoreException failure;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Executes a statement that changes rows; answers how many. */
    int update(String statement, @Nullable Object... values) {
        return guarded(() -> {
            int count = bound(statement, values).executeUpdate();
            changes += count;
            return count;
        });
    }

    /** Executes an INSERT with a RETURNING clause of one number. */
    long insert(String statement, @Nullable Object... values) {
        return guarded(() -> {
            try (ResultSet rows = bound(statement, values).executeQuery()) {
                rows.next();
                changes++;
                return rows.getLong(1);
            }
        });
    }

    /** Reads all rows of a query. */
    <T> List<T> query(RowReader<T> reader, String statement, @Nullable Object... values) {
        return guarded(() -> {
            try (ResultSet rows = bound(statement, values).executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        });
    }

    /** Reads the first row of a query. */
    <T> Optional<T> first(RowReader<T> reader, String statement, @Nullable Object... values) {
        List<T> rows = query(reader, statement, values);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** Reads a number: the first column of the first row. */
    long number(String statement, @Nullable Object... values) {
        return first(row -> row.getLong(1), statement, values)
                .orElseThrow(() -> new IllegalStateException("No row from: " + statement));
    }

    /** Executes a text of several statements, which are not kept. */
    void script(String statements) throws SQLException {
        try (Statement script = connection.createStatement()) {
            script.executeUpdate(statements);
        }
    }

    /** Whether rows were changed, and not rolled back, since the last commit or rollback. */
    boolean changed() {
        return changes > 0;
    }

    /** The failure after which nothing more is executed. */
    Optional<StoreException> failure() {
        return Optional.ofNullable(failure);
    }

    void savepoint() throws SQLException {
        bound("SAVEPOINT body").execute();
        changesAtSavepoint = changes;
    }

    void releaseSavepoint() throws SQLException {
        bound("RELEASE body").execute();
    }

    void rollbackToSavepoint() throws SQLException {
        bound("ROLLBACK TO body").execute();
        changes = changesAtSavepoint;
        failure = null;
    }

    void commit() throws SQLException {
        connection.commit();
        changes = 0;
    }

    void rollback() throws SQLException {
        connection.rollback();
        changes = 0;
        failure = null;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private <T> T guarded(Execution<T> execution) {
        if (failure != null) {
            throw failure;
        }
        try {
            return execution.run();
        } catch (SQLException e) {
            if (SqlErrors.isConstraint(e)) {
                throw new ConstraintException(e);
            }
            failure = SqlErrors.translate("A statement", e);
            throw failure;
        }
    }

    private PreparedStatement bound(String statement, @Nullable Object... values) throws SQLException {
        PreparedStatement known = prepared.get(statement);
        if (known == null) {
            known = connection.prepareStatement(statement);
            prepared.put(statement, known);
        }
        for (int i = 0; i < values.length; i++) {
            bind(known, i + 1, values[i]);
        }
        return known;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof Instant moment) {
            statement.setLong(index, Moments.toColumn(moment));
        } else if (value instanceof Boolean flag) {
            statement.setInt(index, flag ? 1 : 0);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else {
            statement.setObject(index, value);
        }
    }

    private interface Execution<T> {
        T run() throws SQLException;
    }
}
