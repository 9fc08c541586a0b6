package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.RetryStore;
import io.github.camelwhatsapp.store.WantedMessage;
import java.time.Instant;
import java.util.List;

/** What was asked for again, in the tables {@code signal_asked} and {@code signal_wanted}. */
final class JdbcRetryStore implements RetryStore {
    private final Scope scope;

    JdbcRetryStore(Scope scope) {
        this.scope = scope;
    }

    @Override
    public int asked(String key, Instant now) {
        return (int) scope.sql()
                .insert(
                        "INSERT INTO signal_asked (account, message, times, asked_at) VALUES (?, ?, 1, ?)"
                                + " ON CONFLICT (account, message)"
                                + " DO UPDATE SET times = times + 1, asked_at = excluded.asked_at RETURNING times",
                        scope.account(),
                        key,
                        now);
    }

    @Override
    public boolean arrived(String key) {
        return scope.sql().update("DELETE FROM signal_asked WHERE account = ? AND message = ?", scope.account(), key)
                > 0;
    }

    @Override
    public List<String> missing(Instant since, int limit) {
        return scope.sql()
                .query(
                        row -> row.getString("message"),
                        "SELECT message FROM signal_asked WHERE account = ? AND asked_at >= ?"
                                + " ORDER BY asked_at DESC, message LIMIT ?",
                        scope.account(),
                        since,
                        limit);
    }

    @Override
    public int wanted(String id, String chat, String recipient, Instant now) {
        return (int) scope.sql()
                .insert(
                        "INSERT INTO signal_wanted (account, id, recipient, chat, times, asked_at)"
                                + " VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT (account, id, recipient) DO UPDATE SET"
                                + " times = times + 1, answered = 0, asked_at = excluded.asked_at RETURNING times",
                        scope.account(),
                        id,
                        recipient,
                        chat,
                        now);
    }

    @Override
    public List<WantedMessage> open(int limit) {
        return scope.sql()
                .query(
                        row -> new WantedMessage(
                                row.getString("id"),
                                row.getString("chat"),
                                row.getString("recipient"),
                                row.getInt("times")),
                        "SELECT id, chat, recipient, times FROM signal_wanted WHERE account = ? AND answered = 0"
                                + " ORDER BY sequence LIMIT ?",
                        scope.account(),
                        limit);
    }

    @Override
    public void answered(String id, String recipient) {
        scope.sql()
                .update(
                        "UPDATE signal_wanted SET answered = 1 WHERE account = ? AND id = ? AND recipient = ?",
                        scope.account(),
                        id,
                        recipient);
    }

    @Override
    public int prune(Instant before) {
        return scope.sql()
                        .update("DELETE FROM signal_asked WHERE account = ? AND asked_at < ?", scope.account(), before)
                + scope.sql()
                        .update(
                                "DELETE FROM signal_wanted WHERE account = ? AND asked_at < ?",
                                scope.account(),
                                before);
    }
}
