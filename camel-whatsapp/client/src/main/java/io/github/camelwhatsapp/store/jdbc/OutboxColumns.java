package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.OutboxState;
import io.github.camelwhatsapp.store.StoreCorruptException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** An entry of the outbox as columns. */
final class OutboxColumns {
    static final String SELECT = "SELECT sequence, id, conversation, state, plain, sealed, idempotency_key,"
            + " created_at, expires_at, result, reason FROM outbox";
    static final String SEALED = "sealed";
    static final String RESULT = "result";

    private static final String PLAIN = "plain";

    private final Scope scope;

    OutboxColumns(Scope scope) {
        this.scope = scope;
    }

    /** Seals the operation; it belongs to the message id, since the sequence is not known before the row is there. */
    byte[] sealPlain(String id, byte[] plain) {
        return scope.columns().seal(plain, "outbox", PLAIN, scope.accountName(), id);
    }

    /** Seals what comes later; it belongs to the sequence. */
    byte[] sealBytes(long sequence, String column, byte[] bytes) {
        return scope.columns().seal(bytes, "outbox", column, scope.accountName(), Long.toString(sequence));
    }

    /** Reads an entry; one that is damaged does not keep those beside it from being read. */
    OutboxRow read(ResultSet row) throws SQLException {
        long sequence = row.getLong("sequence");
        String id = row.getString("id");
        try {
            return read(
                    row,
                    open(id, PLAIN, id, row.getBytes(PLAIN)),
                    opened(sequence, id, SEALED, row),
                    opened(sequence, id, RESULT, row),
                    Optional.empty());
        } catch (StoreCorruptException e) {
            return read(row, new byte[0], Optional.empty(), Optional.empty(), Optional.of(e));
        }
    }

    private static OutboxRow read(
            ResultSet row,
            byte[] plain,
            Optional<byte[]> sealed,
            Optional<byte[]> result,
            Optional<StoreCorruptException> damage)
            throws SQLException {
        String id = row.getString("id");
        return new OutboxRow(
                row.getLong("sequence"),
                id,
                row.getString("conversation"),
                state(id, row.getString("state")),
                plain,
                sealed,
                Optional.ofNullable(row.getString("idempotency_key")),
                Moments.fromColumn(row.getLong("created_at")),
                Moments.fromColumn(row.getLong("expires_at")),
                result,
                Optional.ofNullable(row.getString("reason")),
                damage);
    }

    private Optional<byte[]> opened(long sequence, String id, String column, ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getBytes(column)).map(bytes -> open(id, column, Long.toString(sequence), bytes));
    }

    private byte[] open(String id, String column, String owner, byte[] bytes) {
        String name = "The column " + column + " of the outbox entry '" + id + "'";
        return scope.columns().open(name, bytes, "outbox", column, scope.accountName(), owner);
    }

    private static OutboxState state(String id, String name) {
        try {
            return OutboxState.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new StoreCorruptException("The outbox entry '" + id + "' has an unknown state", e);
        }
    }
}
