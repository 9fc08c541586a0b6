package io.github.camelwhatsapp.tests.kill;

import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.ConnectionDecorator;
import io.github.camelwhatsapp.store.jdbc.ConnectionSource;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The store under test with places of death in and around its commits. It writes down the ids of the messages that each commit makes
 * durable, before it begins and before anybody is told of it: by that the emulator judges the acks. As a cipher it keeps values as they are and sees
 * them in the clear. Its methods run on the store's writer thread.
 */
final class WatchedStore implements StoreCipher, ConnectionDecorator {
    private static final Pattern MESSAGE_ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final KillSwitch killSwitch;
    private final OutputStream commits;
    private final List<String> inTransaction = new ArrayList<>();

    /** @param commits the file to which the ids are appended, one a line */
    WatchedStore(KillSwitch killSwitch, Path commits) throws IOException {
        this.killSwitch = killSwitch;
        this.commits = new FileOutputStream(commits.toFile(), true);
        note(List.of(CommitLog.STARTED));
    }

    @Override
    public String keyId() {
        return StoreCipher.plain().keyId();
    }

    @Override
    public byte[] seal(byte[] plain, byte[] context) {
        killSwitch.pass(Place.IN_TRANSACTION);
        if (new String(context, StandardCharsets.UTF_8).startsWith("inbox\0")) {
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
        return () -> watched(source.open());
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, values) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit) {
                        note(CommitLog.ABOUT_TO, inTransaction);
                        killSwitch.pass(Place.IN_COMMIT);
                    } else if (method.getName().equals("rollback")) {
                        inTransaction.clear();
                    }
                    try {
                        Object result = method.invoke(connection, values);
                        if (commit) {
                            committed();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void committed() throws IOException {
        note(CommitLog.DONE, inTransaction);
        inTransaction.clear();
        killSwitch.pass(Place.COMMITTED);
    }

    private void note(String what, List<String> ids) throws IOException {
        note(ids.stream().map(what::concat).toList());
    }

    /** One write call: what the system has taken outlives the process. */
    private void note(List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            commits.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
