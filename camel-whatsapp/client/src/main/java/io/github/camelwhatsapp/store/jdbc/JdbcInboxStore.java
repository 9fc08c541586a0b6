package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.InboxStore;
import java.time.Instant;
import java.util.Optional;

/** Events in the table {@code inbox}. */
final class JdbcInboxStore implements InboxStore {
    private final Scope scope;

    JdbcInboxStore(Scope scope) {
        this.scope = scope;
    }

    @Override
    public long append(InboxRow row) {
        if (row.sequence() != 0) {
            throw new IllegalArgumentException(
                    "An event that is added has the sequence 0; this one has " + row.sequence());
        }
        return scope.sql()
                .insert(
                        "INSERT INTO inbox (account, conversation, kind, received_at, size, payload)"
                                + " VALUES (?, ?, ?, ?, ?, ?) RETURNING sequence",
                        scope.account(),
                        row.conversation(),
                        row.kind(),
                        row.receivedAt(),
                        row.payload().length,
                        new InboxColumns(scope).seal(row));
    }

    @Override
    public Optional<InboxRow> get(long sequence) {
        return scope.sql()
                .first(
                        new InboxColumns(scope)::read,
                        "SELECT " + InboxColumns.LIST + " FROM inbox i WHERE i.sequence = ? AND i.account = ?",
                        sequence,
                        scope.account());
    }

    @Override
    public boolean delete(long sequence) {
        return scope.sql().update("DELETE FROM inbox WHERE sequence = ? AND account = ?", sequence, scope.account())
                > 0;
    }

    @Override
    public long count() {
        return scope.sql().number("SELECT inbox_rows FROM account WHERE id = ?", scope.account());
    }

    @Override
    public long bytes() {
        return scope.sql().number("SELECT inbox_bytes FROM account WHERE id = ?", scope.account());
    }

    @Override
    public Optional<Instant> oldest() {
        return scope.sql()
                .first(
                        row -> Moments.fromColumn(row.getLong("received_at")),
                        "SELECT received_at FROM inbox WHERE account = ? ORDER BY sequence LIMIT 1",
                        scope.account());
    }
}
