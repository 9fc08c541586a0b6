package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.CommitUnknownException;
import io.github.camelwhatsapp.store.StoreException;
import io.github.camelwhatsapp.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.List;

/**
 * Does the work of a group in one transaction, each in a savepoint of its own, and commits once. What fails is undone alone.
 * When the whole transaction is lost, and it is certain that nothing of it was kept, each is tried once more alone.
 *
 * <p>A group that changed nothing is not committed, which costs no sync.
 */
final class GroupCommit {
    private enum Outcome {
        /** Decided: every work has its result or its failure. */
        DECIDED,
        /** Nothing was kept; each may be tried alone. */
        LOST,
        /** Nothing was done, for there is no connection; trying again at once is of no use. */
        UNREACHABLE
    }

    private final Database database;

    GroupCommit(Database database) {
        this.database = database;
    }

    /** Leaves every work of the group with an outcome that is final. */
    void run(List<Work<?>> group) {
        if (attempt(group) == Outcome.LOST && group.size() > 1) {
            eachAlone(group);
        }
        group.forEach(Work::breakSeriesIfFailed);
    }

    private void eachAlone(List<Work<?>> group) {
        for (Work<?> work : group) {
            if (work.unavailable() && attempt(List.of(work)) == Outcome.UNREACHABLE) {
                return;
            }
            work.breakSeriesIfFailed();
        }
    }

    private Outcome attempt(List<Work<?>> group) {
        Sql sql;
        try {
            sql = database.sql();
        } catch (StoreException e) {
            group.forEach(work -> work.fail(e));
            return Outcome.UNREACHABLE;
        }
        try {
            for (Work<?> work : group) {
                runAlone(sql, work);
            }
            if (!sql.changed()) { // What was read stands, whatever the database says to the end of reading.
                database.undo();
                return Outcome.DECIDED;
            }
            database.countCommit();
        } catch (SQLException | RuntimeException e) {
            database.undo();
            return lost(group, e);
        }
        return commit(group);
    }

    private static void runAlone(Sql sql, Work<?> work) throws SQLException {
        sql.savepoint();
        work.run(sql);
        sql.failure().ifPresent(work::fail);
        if (work.failed()) {
            work.breakSeriesIfFailed();
            sql.rollbackToSavepoint();
        }
        sql.releaseSavepoint();
    }

    private Outcome commit(List<Work<?>> group) {
        try {
            database.commit();
            return Outcome.DECIDED;
        } catch (SQLException | RuntimeException e) {
            if (database.commitWasLost()) {
                return lost(group, e);
            }
            CommitUnknownException unknown = new CommitUnknownException(
                    "A commit reported a failure and may have been kept: " + e.getMessage(), e);
            group.forEach(work -> work.fail(unknown));
            return Outcome.DECIDED;
        }
    }

    private static Outcome lost(List<Work<?>> group, Exception cause) {
        StoreUnavailableException failure =
                new StoreUnavailableException("The transaction was lost: " + cause.getMessage(), cause);
        group.forEach(work -> work.fail(failure));
        return Outcome.LOST;
    }
}
