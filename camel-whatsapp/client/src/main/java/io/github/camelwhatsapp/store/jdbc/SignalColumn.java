package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.signal.CorruptRecordException;
import io.github.camelwhatsapp.store.StoreCorruptException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A sealed column of one of the tables {@code signal_...}; what is in it belongs to the key of its row. */
final class SignalColumn<T> {
    private final Scope scope;
    private final String table;
    private final Function<T, byte[]> writer;
    private final Function<byte[], T> reader;

    /**
     * @param table the table's name
     * @param writer makes the stored form
     * @param reader reads it; throws {@link CorruptRecordException} or {@link IllegalArgumentException} if it cannot
     */
    SignalColumn(Scope scope, String table, Function<T, byte[]> writer, Function<byte[], T> reader) {
        this.scope = scope;
        this.table = table;
        this.writer = writer;
        this.reader = reader;
    }

    byte[] seal(T value, Object... key) {
        return scope.columns().seal(writer.apply(value), context(key));
    }

    /** Reads the column of a row; whatever is wrong with it is a corrupt store. */
    T open(ResultSet row, String column, Object... key) throws SQLException {
        byte[] envelope = row.getBytes(column);
        String name = "The row " + List.of(key) + " of " + table + " of the account '" + scope.accountName() + "'";
        if (envelope == null) {
            throw new StoreCorruptException(name + " is empty");
        }
        byte[] plain = scope.columns().open(name, envelope, context(key));
        try {
            return reader.apply(plain);
        } catch (CorruptRecordException | IllegalArgumentException e) {
            throw new StoreCorruptException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String[] context(Object... key) {
        List<String> context = new ArrayList<>();
        context.add(table);
        context.add(scope.accountName());
        for (Object part : key) {
            context.add(String.valueOf(part));
        }
        return context.toArray(String[]::new);
    }
}
