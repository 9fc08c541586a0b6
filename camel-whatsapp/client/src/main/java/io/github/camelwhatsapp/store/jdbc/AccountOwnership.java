package io.github.camelwhatsapp.store.jdbc;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * That an account was opened, and how many times that had happened before.
 *
 * @param id the account's key in every table
 * @param name its name
 * @param epoch raised each time it is opened; whoever holds a lower one was replaced
 */
record AccountOwnership(long id, String name, long epoch) {
    private static final int LONGEST_NAME = 255;

    /** Refuses a name that cannot be an account's. */
    static void checkName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "The account's name has " + name.length() + " characters, expected 1 to " + LONGEST_NAME);
        }
    }

    /** Takes an account over, making it when it is new; deliveries that may have been dispatched get one attempt more. */
    static AccountOwnership take(Sql sql, String name, String owner) {
        sql.update(
                "INSERT INTO account (name, owner, owner_epoch) VALUES (?, ?, 1)"
                        + " ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, owner_epoch = owner_epoch + 1",
                name,
                owner);
        AccountOwnership taken = sql.first(
                        row -> new AccountOwnership(row.getLong(1), name, row.getLong(2)),
                        "SELECT id, owner_epoch FROM account WHERE name = ?",
                        name)
                .orElseThrow();
        sql.update(
                "UPDATE delivery SET attempt = attempt + 1, windowed = 0 WHERE account = ? AND windowed = 1", taken.id);
        return taken;
    }

    /** The names of all accounts, in order of their making. */
    static Set<String> names(Sql sql) {
        return new LinkedHashSet<>(sql.query(row -> row.getString(1), "SELECT name FROM account ORDER BY id"));
    }
}
