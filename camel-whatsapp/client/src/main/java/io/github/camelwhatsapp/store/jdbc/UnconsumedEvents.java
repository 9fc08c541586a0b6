package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.InboxRow;
import java.time.Instant;
import java.util.List;

/** Events of the inbox that no route takes, told by the column {@code consumed}. */
final class UnconsumedEvents {
    private final Scope scope;

    UnconsumedEvents(Scope scope) {
        this.scope = scope;
    }

    List<InboxRow> list(long afterSequence, int limit) {
        return scope.sql()
                .query(
                        new InboxColumns(scope)::read,
                        "SELECT " + InboxColumns.LIST + " FROM inbox i WHERE i.account = ? AND i.consumed = 0"
                                + " AND i.sequence > ? ORDER BY i.sequence LIMIT ?",
                        scope.account(),
                        afterSequence,
                        limit);
    }

    long count() {
        return scope.sql().number("SELECT unconsumed_rows FROM account WHERE id = ?", scope.account());
    }

    boolean adopt(String route, long sequence) {
        int added = scope.sql()
                .update(
                        "INSERT INTO delivery (sequence, route, account, conversation)"
                                + " SELECT sequence, ?, account, conversation FROM inbox"
                                + " WHERE sequence = ? AND account = ? AND consumed = 0",
                        route,
                        sequence,
                        scope.account());
        if (added == 0) {
            return false;
        }
        consumed(sequence);
        return true;
    }

    /** Notes that an event has a delivery. */
    void consumed(long sequence) {
        scope.sql()
                .update(
                        "UPDATE inbox SET consumed = 1 WHERE sequence = ? AND account = ? AND consumed = 0",
                        sequence,
                        scope.account());
    }

    int prune(Instant olderThan, int maxRows) {
        int old = scope.sql()
                .update(
                        "DELETE FROM inbox WHERE account = ? AND consumed = 0 AND received_at < ?",
                        scope.account(),
                        olderThan);
        long surplus = count() - maxRows;
        return surplus <= 0 ? old : old + removeFirst(surplus);
    }

    private int removeFirst(long howMany) {
        return scope.sql()
                .update(
                        "DELETE FROM inbox WHERE sequence IN (SELECT i.sequence FROM inbox i"
                                + " WHERE i.account = ? AND i.consumed = 0 ORDER BY i.sequence LIMIT ?)",
                        scope.account(),
                        howMany);
    }
}
