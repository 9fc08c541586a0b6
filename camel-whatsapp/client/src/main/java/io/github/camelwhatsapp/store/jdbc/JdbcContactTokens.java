package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.ContactTokenStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Tokens of contacts in the table {@code contact_token}. */
final class JdbcContactTokens implements ContactTokenStore {
    private final Scope scope;
    private final SignalColumn<byte[]> column;

    JdbcContactTokens(Scope scope) {
        this.scope = scope;
        column = new SignalColumn<>(scope, "contact_token", Function.identity(), Function.identity());
    }

    @Override
    public Optional<Token> find(String name) {
        return scope.sql()
                .first(
                        row -> new Token(column.open(row, "token", name), Moments.fromColumn(row.getLong("token_at"))),
                        "SELECT token, token_at FROM contact_token WHERE account = ? AND name = ?"
                                + " AND token IS NOT NULL",
                        scope.account(),
                        name);
    }

    @Override
    public boolean put(String name, Token token) {
        if (find(name).filter(known -> !known.at().isBefore(token.at())).isPresent()) {
            return false;
        }
        scope.sql()
                .update(
                        "INSERT INTO contact_token (account, name, token, token_at) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (account, name)"
                                + " DO UPDATE SET token = excluded.token, token_at = excluded.token_at",
                        scope.account(),
                        name,
                        column.seal(token.bytes(), name),
                        token.at());
        return true;
    }

    @Override
    public Optional<Instant> issuedAt(String name) {
        return scope.sql()
                .first(
                        row -> Moments.fromColumn(row.getLong("issued_at")),
                        "SELECT issued_at FROM contact_token WHERE account = ? AND name = ?"
                                + " AND issued_at IS NOT NULL",
                        scope.account(),
                        name);
    }

    @Override
    public void issued(String name, Instant at) {
        scope.sql()
                .update(
                        "INSERT INTO contact_token (account, name, issued_at) VALUES (?, ?, ?)"
                                + " ON CONFLICT (account, name) DO UPDATE SET issued_at = excluded.issued_at",
                        scope.account(),
                        name,
                        at);
    }
}
