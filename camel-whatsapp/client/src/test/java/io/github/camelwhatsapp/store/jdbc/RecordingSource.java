package io.github.camelwhatsapp.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sits between the store and its connections: counts commits, keeps the texts of statements, breaks what it is told to. */
final class RecordingSource {
    /** What is to happen around a call on a connection. */
    interface Fault {
        /** Called before a method of the connection. */
        default void before(String method, @Nullable Object argument) throws SQLException {}

        /** Called after it. */
        default void after(String method) throws SQLException {}
    }

    final AtomicInteger commits = new AtomicInteger();
    final AtomicInteger opened = new AtomicInteger();
    final Set<String> statements = ConcurrentHashMap.newKeySet();
    volatile Fault fault = new Fault() {};

    private volatile @Nullable Connection latest;

    ConnectionSource around(ConnectionSource source) {
        return () -> {
            fault.before("open", null);
            opened.incrementAndGet();
            Connection connection = source.open();
            latest = connection;
            return proxy(connection);
        };
    }

    /** The first column of a query on the latest connection; the store must be at rest. */
    long number(String query) {
        return Long.parseLong(text(query));
    }

    String text(String query) {
        try (Statement statement = latest().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    Connection latest() {
        Connection connection = latest;
        if (connection == null) {
            throw new AssertionError("No connection was opened");
        }
        return connection;
    }

    private Connection proxy(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    Object argument = arguments == null ? null : arguments[0];
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) argument);
                    }
                    fault.before(method.getName(), argument);
                    Object result = invoke(connection, method, arguments);
                    if (method.getName().equals("commit")) {
                        commits.incrementAndGet();
                    }
                    fault.after(method.getName());
                    return result;
                });
    }

    private static @Nullable Object invoke(
            Connection connection, java.lang.reflect.Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
