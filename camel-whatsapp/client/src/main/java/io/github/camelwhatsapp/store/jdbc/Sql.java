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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statements on the one connection, each prepared once. For use by one thread.
 *
 * <p>SQLite may undo a whole transaction when a statement fails for want of space or by an I/O error, and would then run the
 * next one on its own, outside of any transaction. So after such a failure nothing more is executed until the savepoint or
 * the transaction was rolled back; whoever swallowed the exception meets it again.
 */
final class Sql implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sql.class);

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
        return guarded(statement, () -> {
            int count = bound(statement, values).executeUpdate();
            changes += count;
            return count;
        });
    }

    /** Executes an INSERT with a RETURNING clause of one number. */
    long insert(String statement, @Nullable Object... values) {
        return guarded(statement, () -> {
            try (ResultSet rows = bound(statement, values).executeQuery()) {
                rows.next();
                changes++;
                return rows.getLong(1);
            }
        });
    }

    /** Reads all rows of a query. */
    <T> List<T> query(RowReader<T> reader, String statement, @Nullable Object... values) {
        return guarded(statement, () -> {
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
        control("SAVEPOINT body");
        changesAtSavepoint = changes;
    }

    void releaseSavepoint() throws SQLException {
        control("RELEASE body");
    }

    void rollbackToSavepoint() throws SQLException {
        control("ROLLBACK TO body");
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

    private <T> T guarded(String statement, Execution<T> execution) {
        if (failure != null) {
            throw failure;
        }
        try {
            return execution.run();
        } catch (SQLException e) {
            forget(statement);
            if (SqlErrors.isConstraint(e)) {
                throw new ConstraintException(e);
            }
            failure = SqlErrors.translate("A statement", e);
            throw failure;
        }
    }

    private void control(String statement) throws SQLException {
        try {
            bound(statement).execute();
        } catch (SQLException e) {
            forget(statement);
            throw e;
        }
    }

    /** The driver may have closed a statement that failed; it is prepared anew when it is needed again. */
    private void forget(String statement) {
        PreparedStatement failed = prepared.remove(statement);
        if (failed != null) {
            try {
                failed.close();
            } catch (SQLException e) {
                LOG.debug("A failed statement could not be closed", e);
            }
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
