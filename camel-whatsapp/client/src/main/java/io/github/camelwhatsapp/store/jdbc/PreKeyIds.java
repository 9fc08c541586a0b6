package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.signal.PreKey;

/** The counts of prekey ids in the table {@code signal_account}: they go round from 16777215 to 1, and never back. */
enum PreKeyIds {
    ONE_TIME("next_prekey_id"),
    SIGNED("next_signed_prekey_id");

    private final String column;

    PreKeyIds(String column) {
        this.column = column;
    }

    /** The next id; it is taken. */
    int take(Scope scope) {
        int id = (int)
                scope.sql().number("SELECT " + column + " FROM signal_account WHERE account = ?", scope.account());
        continueAt(scope, PreKey.nextId(id));
        return id;
    }

    /** Goes on at this id. */
    void continueAt(Scope scope, int id) {
        scope.sql().update("UPDATE signal_account SET " + column + " = ? WHERE account = ?", id, scope.account());
    }

    /** Goes on half way round the circle: an id from there cannot have been given out by a later copy of the database. */
    void leap(Scope scope) {
        int id = (int)
                scope.sql().number("SELECT " + column + " FROM signal_account WHERE account = ?", scope.account());
        continueAt(scope, (id - 1 + PreKey.MAX_ID / 2) % PreKey.MAX_ID + 1);
    }
}
