package io.github.camelwhatsapp.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes a value of the row at which a result stands. */
@FunctionalInterface
interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
}
