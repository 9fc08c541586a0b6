package io.github.camelwhatsapp.tests;

import io.github.camelwhatsapp.emulator.ledger.OrderLedger.CommitProbe;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.ConnectionDecorator;
import io.github.camelwhatsapp.store.jdbc.ConnectionSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sits between a store and its database, breaks what it is told to, and tells the emulator's order ledger which messages are durable. It
 * sees their ids because it is the store's cipher as well, one that changes nothing. What it does, it does on the writer's thread.
 */
final class FaultyStore implements StoreCipher, ConnectionDecorator {
    private static final Pattern MESSAGE_ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final int IO_ERROR = 10;

    private final CommitProbe probe;
    private final List<String> inTransaction = new ArrayList<>();
    private volatile Fault fault = new Fault() {};

    FaultyStore(CommitProbe probe) {
        this.probe = probe;
    }

    /** What is to go wrong around commits and with new connections. */
    interface Fault {
        /** In a transaction that has read, before it writes an event into the inbox. */
        default void inTransaction() {}

        /** Before a commit: what it throws keeps it from being done. */
        default void beforeCommit() throws SQLException {}

        /** After a commit, which is durable: what it throws is all that the store hears of it. */
        default void afterCommit() throws SQLException {}

        /** Sets a connection up, as each is when it is opened and at the begin of each transaction. */
        default void prepare(Statement statement) throws SQLException {}
    }

    /** Breaks this from now on. */
    void breakWith(Fault next) {
        fault = next;
    }

    /** Breaks nothing more. */
    void mend() {
        fault = new Fault() {};
    }

    static SQLException ioError() {
        return new SQLException("disk I/O error", "", IO_ERROR);
    }

    @Override
    public String keyId() {
        return StoreCipher.plain().keyId();
    }

    @Override
    public byte[] seal(byte[] plain, byte[] context) {
        if (new String(context, StandardCharsets.UTF_8).startsWith("inbox\0")) {
            fault.inTransaction();
            Matcher id = MESSAGE_ID.matcher(new String(plain, StandardCharsets.UTF_8));
            if (id.find()) {
                inTransaction.add(id.group(1));
            }
        }
        return StoreCipher.plain().seal(plain, context);
    }

    @Override
    public byte[] open(String keyId, byte[] sealed, byte[] context) {
        return StoreCipher.plain().open(keyId, sealed, context);
    }

    @Override
    public ConnectionSource apply(ConnectionSource source) {
        return () -> broken(source.open());
    }

    private Connection broken(Connection connection) throws SQLException {
        prepare(connection);
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, values) -> {
                    try {
                        return switch (method.getName()) {
                            case "commit" -> commit(connection);
                            case "rollback" -> rollback(connection);
                            default -> method.invoke(connection, values);
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Object commit(Connection connection) throws SQLException {
        List<String> ids = List.copyOf(inTransaction);
        inTransaction.clear();
        fault.beforeCommit();
        connection.commit();
        ids.forEach(probe::committed);
        fault.afterCommit();
        prepare(connection);
        return null;
    }

    private Object rollback(Connection connection) throws SQLException {
        inTransaction.clear();
        connection.rollback();
        prepare(connection);
        return null;
    }

    private void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            fault.prepare(statement);
        }
    }
}
