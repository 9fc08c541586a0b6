package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.StoreException;
import io.github.camelwhatsapp.store.StoreUnavailableException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection, thrown away when it becomes doubtful and opened again when it is needed next, and the count of commits,
 * which tells whether a doubtful commit was kept. For use by one thread at a time.
 */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final ConnectionSource source;
    private final CommitMarker marker;
    private final boolean restoredOlderCopy;
    private @Nullable Sql current;
    private CommitMark mark;

    private Database(
            ConnectionSource source, CommitMarker marker, Sql sql, CommitMark mark, boolean restoredOlderCopy) {
        this.source = source;
        this.marker = marker;
        this.restoredOlderCopy = restoredOlderCopy;
        this.mark = mark;
        current = sql;
    }

    /**
     * Opens the database: brings its schema up to date, and compares it with the marker beside it.
     *
     * @throws StoreException if it cannot be opened or read, or comes from a newer version
     */
    static Database open(ConnectionSource source, CommitMarker marker, Migrations migrations, Instant now) {
        Sql sql = connect(source);
        try {
            return open(source, marker, migrations, now, sql);
        } catch (SQLException e) {
            closeQuietly(sql);
            throw SqlErrors.translate("Opening the database", e);
        } catch (IOException e) {
            closeQuietly(sql);
            throw new StoreUnavailableException("The marker beside the database cannot be used", e);
        } catch (RuntimeException e) {
            closeQuietly(sql);
            throw e;
        }
    }

    private static Database open(
            ConnectionSource source, CommitMarker marker, Migrations migrations, Instant now, Sql sql)
            throws SQLException, IOException {
        OlderCopy copy = new OlderCopy(marker.read());
        if (migrations.isNew(sql)) {
            copy.refuseNewDatabase();
        }
        migrations.apply(sql, now);
        CommitMark found = CommitMark.of(sql);
        boolean older = copy.is(found);
        CommitMark mark = older ? copy.note(sql, found) : found;
        sql.rollback();
        marker.start(mark);
        return new Database(source, marker, sql, mark, older);
    }

    /** The connection; opens another one if the last was thrown away. */
    Sql sql() {
        if (current == null) {
            current = reopen();
        }
        return current;
    }

    /** Whether an older copy was found when the database was opened. */
    boolean restoredOlderCopy() {
        return restoredOlderCopy;
    }

    /** Raises the count of commits within the transaction that is to be committed. */
    void countCommit() {
        sql().update("UPDATE store SET commits = ? WHERE id = 1", mark.commits() + 1);
    }

    /** Commits. After an exception only {@link #commitWasLost()} tells what came of it. */
    void commit() throws SQLException {
        sql().commit();
        advance(new CommitMark(mark.identity(), mark.commits() + 1));
    }

    /** After a failed commit: looks through a new connection. False if it was kept, or if that cannot be found out now. */
    boolean commitWasLost() {
        CommitMark before = mark;
        discard();
        try {
            sql();
        } catch (StoreException e) {
            LOG.warn("After a failed commit the store cannot be read: {}", e.getMessage());
            return false;
        }
        return mark.equals(before);
    }

    /** Rolls back; a connection that cannot even do that is thrown away. */
    void undo() {
        if (current == null) {
            return;
        }
        try {
            current.rollback();
        } catch (SQLException | RuntimeException e) {
            LOG.debug("The rollback failed; the connection is thrown away", e);
            discard();
        }
    }

    /** Throws the connection away. */
    void discard() {
        if (current != null) {
            closeQuietly(current);
            current = null;
        }
    }

    @Override
    public void close() {
        discard();
        try {
            marker.close();
        } catch (IOException e) {
            LOG.warn("The marker beside the store cannot be closed: {}", e.getMessage());
        }
    }

    private Sql reopen() {
        Sql sql = connect(source);
        try {
            CommitMark found = CommitMark.of(sql);
            boolean expected = found.commits() == mark.commits() || found.commits() == mark.commits() + 1;
            if (!found.identity().equals(mark.identity()) || !expected) {
                throw new StoreCorruptException("The database was exchanged while it was in use: it has seen "
                        + found.commits() + " commits, expected " + mark.commits());
            }
            if (!found.equals(mark)) {
                advance(found);
            }
            return sql;
        } catch (RuntimeException e) {
            closeQuietly(sql);
            throw e;
        }
    }

    private void advance(CommitMark next) {
        mark = next;
        try {
            marker.advance(next);
        } catch (IOException e) {
            LOG.warn("The marker beside the store cannot be written: {}", e.getMessage());
        }
    }

    private static Sql connect(ConnectionSource source) {
        try {
            return new Sql(source.open());
        } catch (SQLException e) {
            throw SqlErrors.translate("Opening the database", e);
        }
    }

    private static void closeQuietly(Sql sql) {
        try {
            sql.close();
        } catch (SQLException | RuntimeException e) {
            LOG.debug("A connection could not be closed", e);
        }
    }
}
