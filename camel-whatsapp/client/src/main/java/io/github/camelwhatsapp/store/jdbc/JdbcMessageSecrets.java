package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.MessageSecretStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Secrets of messages in the table {@code message_secret}. */
final class JdbcMessageSecrets implements MessageSecretStore {
    private final Scope scope;
    private final SignalColumn<byte[]> column;

    JdbcMessageSecrets(Scope scope) {
        this.scope = scope;
        column = new SignalColumn<>(scope, "message_secret", Function.identity(), Function.identity());
    }

    @Override
    public void put(String chat, String sender, String id, byte[] secret, Instant keepUntil) {
        scope.sql()
                .update(
                        "INSERT INTO message_secret (account, chat, id, sender, keep_until, secret)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account, chat, id, sender)"
                                + " DO UPDATE SET keep_until = excluded.keep_until, secret = excluded.secret",
                        scope.account(),
                        chat,
                        id,
                        sender,
                        keepUntil,
                        column.seal(secret, chat, id, sender));
    }

    @Override
    public Optional<byte[]> find(String chat, String sender, String id) {
        return scope.sql()
                .first(
                        row -> column.open(row, "secret", chat, id, sender),
                        "SELECT secret FROM message_secret WHERE account = ? AND chat = ? AND id = ? AND sender = ?",
                        scope.account(),
                        chat,
                        id,
                        sender);
    }

    @Override
    public List<String> senders(String chat, String id) {
        return scope.sql()
                .query(
                        row -> row.getString("sender"),
                        "SELECT sender FROM message_secret WHERE account = ? AND chat = ? AND id = ?",
                        scope.account(),
                        chat,
                        id);
    }

    @Override
    public int prune(Instant now, int limit) {
        return scope.sql()
                .update(
                        "DELETE FROM message_secret WHERE rowid IN (SELECT rowid FROM message_secret WHERE account = ?"
                                + " AND keep_until < ? LIMIT ?)",
                        scope.account(),
                        now,
                        limit);
    }
}
