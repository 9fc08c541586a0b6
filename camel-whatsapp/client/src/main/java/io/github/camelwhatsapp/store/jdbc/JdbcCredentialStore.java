package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.CredentialStore;
import java.util.Optional;

/** Credentials in the table {@code credential}. */
final class JdbcCredentialStore implements CredentialStore {
    private final Scope scope;

    JdbcCredentialStore(Scope scope) {
        this.scope = scope;
    }

    @Override
    public Optional<byte[]> get(String name) {
        return scope.sql()
                .first(
                        row -> row.getBytes(1),
                        "SELECT value FROM credential WHERE account = ? AND name = ?",
                        scope.account(),
                        name)
                .map(value -> scope.columns()
                        .open(
                                "The credential '" + name + "' of the account '" + scope.accountName() + "'",
                                value,
                                "credential",
                                scope.accountName(),
                                name));
    }

    @Override
    public void put(String name, byte[] value) {
        scope.sql()
                .update(
                        "INSERT INTO credential (account, name, value) VALUES (?, ?, ?)"
                                + " ON CONFLICT (account, name) DO UPDATE SET value = excluded.value",
                        scope.account(),
                        name,
                        scope.columns().seal(value, "credential", scope.accountName(), name));
    }

    @Override
    public boolean delete(String name) {
        return scope.sql().update("DELETE FROM credential WHERE account = ? AND name = ?", scope.account(), name) > 0;
    }

    @Override
    public void deleteUsedOnce() {
        scope.sql()
                .update(
                        "DELETE FROM credential WHERE account = ? AND substr(name, 1, ?) = ?",
                        scope.account(),
                        ONCE.length(),
                        ONCE);
    }
}
