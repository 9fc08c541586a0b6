package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.OutboxState;
import io.github.camelwhatsapp.store.OutboxStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Entries in the table {@code outbox}. */
final class JdbcOutboxStore implements OutboxStore {
    private static final String ONE = " WHERE sequence = ? AND account = ?";
    private static final String EXPIRED = "expired";
    private static final String SURPLUS = "DELETE FROM outbox WHERE sequence IN (SELECT sequence FROM ("
            + "SELECT o.sequence, o.finished_at, row_number() OVER latest AS place, sum(o.size) OVER latest AS total"
            + " FROM outbox o WHERE o.account = ? AND o.finished_at IS NOT NULL"
            + " WINDOW latest AS (ORDER BY o.finished_at DESC, o.sequence DESC ROWS UNBOUNDED PRECEDING))"
            + " WHERE finished_at < ? OR place > ? OR total > ?)";

    private final Scope scope;
    private final OutboxColumns columns;

    JdbcOutboxStore(Scope scope) {
        this.scope = scope;
        columns = new OutboxColumns(scope);
    }

    @Override
    public long append(OutboxRow row) {
        if (row.sequence() != 0 || row.state() != OutboxState.QUEUED) {
            throw new IllegalArgumentException("An entry that is added has the sequence 0 and the state QUEUED; '"
                    + row.id() + "' has " + row.sequence() + " and " + row.state());
        }
        try {
            return insert(row);
        } catch (ConstraintException e) {
            throw new IllegalArgumentException("The outbox has an entry '" + row.id() + "' already", e);
        }
    }

    private long insert(OutboxRow row) {
        return scope.sql()
                .insert(
                        "INSERT INTO outbox (account, id, conversation, state, idempotency_key, created_at,"
                                + " expires_at, size, plain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING sequence",
                        scope.account(),
                        row.id(),
                        row.conversation(),
                        OutboxState.QUEUED.name(),
                        row.idempotencyKey().orElse(null),
                        row.createdAt(),
                        row.expiresAt(),
                        row.plain().length,
                        columns.sealPlain(row.id(), row.plain()));
    }

    @Override
    public Optional<OutboxRow> find(String id) {
        return scope.sql()
                .first(columns::read, OutboxColumns.SELECT + " WHERE account = ? AND id = ?", scope.account(), id);
    }

    @Override
    public Optional<OutboxRow> findByIdempotencyKey(String key, Instant notBefore) {
        return scope.sql()
                .first(
                        columns::read,
                        OutboxColumns.SELECT + " WHERE account = ? AND idempotency_key = ? AND created_at >= ?"
                                + " ORDER BY created_at DESC, sequence DESC LIMIT 1",
                        scope.account(),
                        key,
                        notBefore);
    }

    @Override
    public boolean replace(long sequence, byte[] plain) {
        Optional<OutboxRow> row = get(sequence).filter(found -> found.state() == OutboxState.QUEUED);
        row.ifPresent(found -> scope.sql()
                .update(
                        "UPDATE outbox SET plain = ?, size = size + ?" + ONE,
                        columns.sealPlain(found.id(), plain),
                        plain.length - found.plain().length,
                        sequence,
                        scope.account()));
        return row.isPresent();
    }

    @Override
    public boolean seal(long sequence, byte[] sealed) {
        return scope.sql()
                        .update(
                                "UPDATE outbox SET state = 'SEALED', sealed = ?" + ONE + " AND finished_at IS NULL",
                                columns.sealBytes(sequence, OutboxColumns.SEALED, sealed),
                                sequence,
                                scope.account())
                > 0;
    }

    @Override
    public boolean written(long sequence) {
        return scope.sql()
                        .update(
                                "UPDATE outbox SET state = 'WRITTEN'" + ONE + " AND state IN ('SEALED', 'WRITTEN')",
                                sequence,
                                scope.account())
                > 0;
    }

    @Override
    public boolean acked(long sequence, Instant at, byte[] result) {
        return scope.sql()
                        .update(
                                "UPDATE outbox SET state = 'ACKED', finished_at = ?, reason = NULL, sealed = NULL,"
                                        + " result = ?, size = size + ?" + ONE + " AND state <> 'ACKED'",
                                at,
                                columns.sealBytes(sequence, OutboxColumns.RESULT, result),
                                result.length,
                                sequence,
                                scope.account())
                > 0;
    }

    @Override
    public boolean failed(long sequence, Instant at, String reason) {
        return scope.sql()
                        .update(
                                "UPDATE outbox SET state = 'FAILED', finished_at = ?, reason = ?, sealed = NULL" + ONE
                                        + " AND finished_at IS NULL",
                                at,
                                reason,
                                sequence,
                                scope.account())
                > 0;
    }

    @Override
    public boolean withdraw(long sequence) {
        return scope.sql()
                        .update(
                                "DELETE FROM outbox" + ONE + " AND state IN ('QUEUED', 'SEALED')",
                                sequence,
                                scope.account())
                > 0;
    }

    @Override
    public List<OutboxRow> unacked(long afterSequence, int limit) {
        return scope.sql()
                .query(
                        columns::read,
                        OutboxColumns.SELECT + " WHERE account = ? AND finished_at IS NULL AND sequence > ?"
                                + " ORDER BY sequence LIMIT ?",
                        scope.account(),
                        afterSequence,
                        limit);
    }

    @Override
    public long unfinished() {
        return scope.sql()
                .number("SELECT count(*) FROM outbox WHERE account = ? AND finished_at IS NULL", scope.account());
    }

    @Override
    public long queued() {
        return scope.sql()
                .number("SELECT count(*) FROM outbox WHERE account = ? AND state = 'QUEUED'", scope.account());
    }

    @Override
    public Optional<Instant> oldestUnfinished() {
        return scope.sql()
                .first(
                        row -> Moments.fromColumn(row.getLong(1)),
                        "SELECT created_at FROM outbox WHERE account = ? AND finished_at IS NULL"
                                + " ORDER BY sequence LIMIT 1",
                        scope.account());
    }

    @Override
    public List<OutboxRow> unacked(String conversation, long afterSequence, int limit) {
        return scope.sql()
                .query(
                        columns::read,
                        OutboxColumns.SELECT + " WHERE account = ? AND conversation = ? AND finished_at IS NULL"
                                + " AND sequence > ? ORDER BY sequence LIMIT ?",
                        scope.account(),
                        conversation,
                        afterSequence,
                        limit);
    }

    /** What is still to be sent in one conversation belongs to another from now on; its place in the order of sending stays. */
    void join(String ended, String conversation) {
        scope.sql()
                .update(
                        "UPDATE outbox SET conversation = ? WHERE account = ? AND conversation = ? AND finished_at IS"
                                + " NULL",
                        conversation,
                        scope.account(),
                        ended);
    }

    @Override
    public List<OutboxRow> expire(Instant now, int limit) {
        List<Long> expired = scope.sql()
                .query(
                        row -> row.getLong(1),
                        "SELECT sequence FROM outbox WHERE account = ? AND state = 'QUEUED' AND expires_at <= ?"
                                + " ORDER BY expires_at LIMIT ?",
                        scope.account(),
                        now,
                        limit);
        return expired.stream()
                .filter(sequence -> failed(sequence, now, EXPIRED))
                .flatMap(sequence -> get(sequence).stream())
                .toList();
    }

    @Override
    public int prune(Instant finishedBefore, int maxRows, long maxBytes) {
        return scope.sql().update(SURPLUS, scope.account(), finishedBefore, maxRows, maxBytes);
    }

    private Optional<OutboxRow> get(long sequence) {
        return scope.sql().first(columns::read, OutboxColumns.SELECT + ONE, sequence, scope.account());
    }
}
