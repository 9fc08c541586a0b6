package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.AwaitedMessage;
import io.github.camelwhatsapp.store.AwaitedStore;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.StoreCorruptException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What is waited for in the table {@code awaited_message}, what waits in {@code held_event}. */
final class JdbcAwaitedMessages implements AwaitedStore {
    private static final String TABLE = "held_event";
    private static final String ONE = " WHERE account = ? AND conversation = ? AND id = ? AND author = ?";

    private final Scope scope;

    JdbcAwaitedMessages(Scope scope) {
        this.scope = scope;
    }

    @Override
    public void expect(AwaitedMessage message, Instant until) {
        scope.sql()
                .update(
                        "INSERT INTO awaited_message (account, conversation, id, author, until) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (account, conversation, id, author) DO NOTHING",
                        scope.account(),
                        message.conversation(),
                        message.id(),
                        message.author(),
                        until);
    }

    @Override
    public boolean isAwaited(AwaitedMessage message) {
        return scope.sql()
                .first(
                        row -> true,
                        "SELECT 1 FROM awaited_message" + ONE,
                        scope.account(),
                        message.conversation(),
                        message.id(),
                        message.author())
                .isPresent();
    }

    @Override
    public void hold(AwaitedMessage message, InboxRow event) {
        if (event.sequence() != 0) {
            throw new IllegalArgumentException(
                    "An event that is held has the sequence 0; this one has " + event.sequence());
        }
        scope.sql()
                .update(
                        "INSERT INTO held_event"
                                + " (account, conversation, id, author, chat, kind, received_at, size, payload)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        scope.account(),
                        message.conversation(),
                        message.id(),
                        message.author(),
                        event.conversation(),
                        event.kind(),
                        event.receivedAt(),
                        event.payload().length,
                        scope.columns()
                                .seal(event.payload(), TABLE, scope.accountName(), event.conversation(), event.kind()));
    }

    @Override
    public List<InboxRow> end(AwaitedMessage message) {
        if (forget("awaited_message", message) == 0) {
            return List.of();
        }
        List<InboxRow> events = scope.sql()
                .query(
                        this::event,
                        "SELECT chat, kind, received_at, payload FROM held_event" + ONE + " ORDER BY sequence",
                        scope.account(),
                        message.conversation(),
                        message.id(),
                        message.author());
        if (!events.isEmpty()) {
            forget(TABLE, message);
        }
        return events;
    }

    @Override
    public List<AwaitedMessage> overdue(Instant now, int limit) {
        return scope.sql()
                .query(
                        row -> new AwaitedMessage(
                                row.getString("conversation"), row.getString("author"), row.getString("id")),
                        "SELECT conversation, author, id FROM awaited_message WHERE account = ? AND until <= ?"
                                + " ORDER BY until LIMIT ?",
                        scope.account(),
                        now,
                        limit);
    }

    @Override
    public long held() {
        return scope.sql().number("SELECT count(*) FROM held_event WHERE account = ?", scope.account());
    }

    @Override
    public long heldBytes() {
        return scope.sql().number("SELECT coalesce(sum(size), 0) FROM held_event WHERE account = ?", scope.account());
    }

    private int forget(String table, AwaitedMessage message) {
        return scope.sql()
                .update(
                        "DELETE FROM " + table + ONE,
                        scope.account(),
                        message.conversation(),
                        message.id(),
                        message.author());
    }

    private InboxRow event(ResultSet row) throws SQLException {
        String chat = row.getString("chat");
        String kind = row.getString("kind");
        Instant receivedAt = Moments.fromColumn(row.getLong("received_at"));
        String name = "The payload of an event of the account '" + scope.accountName() + "' that is held";
        try {
            byte[] payload =
                    scope.columns().open(name, row.getBytes("payload"), TABLE, scope.accountName(), chat, kind);
            return InboxRow.arrived(chat, kind, payload, receivedAt);
        } catch (StoreCorruptException e) {
            return InboxRow.damaged(0, chat, kind, receivedAt, e);
        }
    }
}
