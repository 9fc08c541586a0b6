package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.StoreCorruptException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** An event as columns of a query in which the table {@code inbox} is called {@code i}. */
final class InboxColumns {
    static final String LIST = "i.sequence, i.conversation, i.kind, i.payload, i.received_at";

    private static final String TABLE = "inbox";

    private final Scope scope;

    InboxColumns(Scope scope) {
        this.scope = scope;
    }

    byte[] seal(InboxRow row) {
        return scope.columns().seal(row.payload(), TABLE, scope.accountName(), row.conversation(), row.kind());
    }

    /** Reads a row; one whose payload is damaged does not keep those beside it from being read. */
    InboxRow read(ResultSet row) throws SQLException {
        long sequence = row.getLong("sequence");
        String conversation = row.getString("conversation");
        String kind = row.getString("kind");
        Instant receivedAt = Moments.fromColumn(row.getLong("received_at"));
        byte[] sealed = row.getBytes("payload");
        try {
            return new InboxRow(sequence, conversation, kind, open(sequence, conversation, kind, sealed), receivedAt);
        } catch (StoreCorruptException e) {
            return InboxRow.damaged(sequence, conversation, kind, receivedAt, e);
        }
    }

    private byte[] open(long sequence, String conversation, String kind, byte[] sealed) {
        return scope.columns()
                .open(
                        "The payload of event " + sequence + " of the account '" + scope.accountName() + "'",
                        sealed,
                        TABLE,
                        scope.accountName(),
                        conversation,
                        kind);
    }
}
