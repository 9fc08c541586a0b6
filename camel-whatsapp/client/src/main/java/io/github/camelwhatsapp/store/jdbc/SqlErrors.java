package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.StoreException;
import io.github.camelwhatsapp.store.StoreUnavailableException;
import java.sql.SQLException;

/** What SQLite's result codes mean to a caller (sqlite.org, "Result and Error Codes"; the low byte is the primary code). */
final class SqlErrors {
    private static final int PRIMARY = 0xff;
    private static final int CORRUPT = 11;
    private static final int CONSTRAINT = 19;
    private static final int NOT_A_DATABASE = 26;

    private SqlErrors() {}

    static boolean isConstraint(SQLException error) {
        return primaryCode(error) == CONSTRAINT;
    }

    static StoreException translate(String attempted, SQLException error) {
        int code = primaryCode(error);
        if (code == CORRUPT || code == NOT_A_DATABASE) {
            return new StoreCorruptException(attempted + ": the database file is damaged", error);
        }
        return new StoreUnavailableException(attempted + " failed: " + error.getMessage(), error);
    }

    private static int primaryCode(SQLException error) {
        return error.getErrorCode() & PRIMARY;
    }
}
