package io.github.camelwhatsapp.store.jdbc;

import java.sql.SQLException;

/** A row that the schema refuses. The statement changed nothing; the store that issued it says what was wrong with it. */
final class ConstraintException extends RuntimeException {
    ConstraintException(SQLException cause) {
        super("The database refused a row", cause);
    }
}
