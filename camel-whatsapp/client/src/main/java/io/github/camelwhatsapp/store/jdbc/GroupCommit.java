package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.CommitUnknownException;
import io.github.camelwhatsapp.store.StoreException;
import io.github.camelwhatsapp.store.StoreUnavailableException;
import io.github.camelwhatsapp.time.TimeSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    /** After so long a group ends, if there are more who do not go before others: whoever does is not to wait for all of them. */
    private static final Duration SLICE = Duration.ofMillis(50);

    private final Database database;
    private final TimeSource time;

    GroupCommit(Database database, TimeSource time) {
        this.database = database;
        this.time = time;
    }

    /**
     * Leaves the first works of a group with an outcome that is final; the others, for which there was no time, were not begun.
     *
     * @return the first ones, at least one
     */
    List<Work<?>> run(List<Work<?>> group) {
        List<Work<?>> begun = new ArrayList<>(group.size());
        if (attempt(group, begun) == Outcome.LOST && begun.size() > 1) {
            eachAlone(begun);
        }
        begun.forEach(Work::breakSeriesIfFailed);
        return begun;
    }

    private void eachAlone(List<Work<?>> group) {
        for (Work<?> work : group) {
            if (work.unavailable() && attempt(List.of(work), new ArrayList<>()) == Outcome.UNREACHABLE) {
                return;
            }
            work.breakSeriesIfFailed();
        }
    }

    private Outcome attempt(List<Work<?>> group, List<Work<?>> begun) {
        Sql sql;
        try {
            sql = database.sql();
        } catch (StoreException e) {
            begun.addAll(group);
            group.forEach(work -> work.fail(e));
            return Outcome.UNREACHABLE;
        }
        try {
            Instant end = time.now().plus(SLICE);
            for (Work<?> work : group) {
                if (!begun.isEmpty() && mayWait(begun.get(begun.size() - 1), work, end)) {
                    break;
                }
                begun.add(work);
                runAlone(sql, work);
            }
            if (!sql.changed()) { // What was read stands, whatever the database says to the end of reading.
                database.undo();
                return Outcome.DECIDED;
            }
            database.countCommit();
        } catch (SQLException | RuntimeException e) {
            database.undo();
            return lost(begun, e);
        }
        return commit(begun);
    }

    /** Whoever is not preferred waits for the next group when the time is over, but for the first one of each group. */
    private boolean mayWait(Work<?> before, Work<?> next, Instant end) {
        return !before.isPreferred() && !next.isPreferred() && !time.now().isBefore(end);
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
