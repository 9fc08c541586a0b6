package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.signal.SenderKeyRecord;
import io.github.camelwhatsapp.signal.SenderKeyStore;
import java.util.Optional;

/** Sender keys in the table {@code signal_sender_key}. */
final class JdbcSenderKeys implements SenderKeyStore {
    private static final String ONE = " WHERE account = ? AND chat = ? AND name = ? AND device = ?";

    private final Scope scope;
    private final SignalColumn<SenderKeyRecord> column;

    JdbcSenderKeys(Scope scope) {
        this.scope = scope;
        column = new SignalColumn<>(scope, "signal_sender_key", SenderKeyRecord::encode, SenderKeyRecord::decode);
    }

    @Override
    public Optional<SenderKeyRecord> find(SenderKeyName name) {
        return scope.sql()
                .first(
                        row -> column.open(
                                row,
                                "record",
                                name.group(),
                                name.sender().name(),
                                name.sender().device()),
                        "SELECT record FROM signal_sender_key" + ONE,
                        scope.account(),
                        name.group(),
                        name.sender().name(),
                        name.sender().device());
    }

    @Override
    public void put(SenderKeyName name, SenderKeyRecord record) {
        scope.sql()
                .update(
                        "INSERT INTO signal_sender_key (account, chat, name, device, own, record) VALUES (?, ?, ?, ?,"
                                + " ?, ?) ON CONFLICT (account, chat, name, device) DO UPDATE SET own = excluded.own,"
                                + " record = excluded.record",
                        scope.account(),
                        name.group(),
                        name.sender().name(),
                        name.sender().device(),
                        record.isOwn(),
                        column.seal(
                                record,
                                name.group(),
                                name.sender().name(),
                                name.sender().device()));
    }

    @Override
    public void remove(SenderKeyName name) {
        scope.sql()
                .update(
                        "DELETE FROM signal_sender_key" + ONE,
                        scope.account(),
                        name.group(),
                        name.sender().name(),
                        name.sender().device());
    }

    /** Drops our own keys of all groups; answers how many there were. */
    int removeOwn() {
        return scope.sql().update("DELETE FROM signal_sender_key WHERE account = ? AND own = 1", scope.account());
    }
}
