package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.InboxRow;
import java.sql.ResultSet;
import java.sql.SQLException;

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

    InboxRow read(ResultSet row) throws SQLException {
        long sequence = row.getLong("sequence");
        String conversation = row.getString("conversation");
        String kind = row.getString("kind");
        byte[] payload = scope.columns()
                .open(
                        "The payload of event " + sequence + " of the account '" + scope.accountName() + "'",
                        row.getBytes("payload"),
                        TABLE,
                        scope.accountName(),
                        conversation,
                        kind);
        return new InboxRow(sequence, conversation, kind, payload, Moments.fromColumn(row.getLong("received_at")));
    }
}
