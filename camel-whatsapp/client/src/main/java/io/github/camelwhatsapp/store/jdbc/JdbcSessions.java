package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.signal.SessionRecord;
import io.github.camelwhatsapp.signal.SessionStore;
import io.github.camelwhatsapp.signal.SignalAddress;
import java.util.List;
import java.util.Optional;

/** Sessions in the table {@code signal_session}. */
final class JdbcSessions implements SessionStore {
    private static final int PAGE = 500;

    private final Scope scope;
    private final SignalColumn<SessionRecord> column;

    JdbcSessions(Scope scope) {
        this.scope = scope;
        column = new SignalColumn<>(scope, "signal_session", SessionRecord::encode, SessionRecord::decode);
    }

    @Override
    public Optional<SessionRecord> find(SignalAddress address) {
        return scope.sql()
                .first(
                        row -> column.open(row, "record", address.name(), address.device()),
                        "SELECT record FROM signal_session WHERE account = ? AND name = ? AND device = ?",
                        scope.account(),
                        address.name(),
                        address.device());
    }

    @Override
    public void put(SignalAddress address, SessionRecord record) {
        scope.sql()
                .update(
                        "INSERT INTO signal_session (account, name, device, record) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (account, name, device) DO UPDATE SET record = excluded.record",
                        scope.account(),
                        address.name(),
                        address.device(),
                        column.seal(record, address.name(), address.device()));
    }

    @Override
    public void remove(SignalAddress address) {
        scope.sql()
                .update(
                        "DELETE FROM signal_session WHERE account = ? AND name = ? AND device = ?",
                        scope.account(),
                        address.name(),
                        address.device());
    }

    @Override
    public void removeAll(String name) {
        scope.sql().update("DELETE FROM signal_session WHERE account = ? AND name = ?", scope.account(), name);
    }

    /** Drops every sending chain; answers how many sessions had one. */
    int muteAll() {
        int muted = 0;
        SignalAddress last = new SignalAddress("\0", 0);
        List<Held> page = after(last);
        while (!page.isEmpty()) {
            for (Held held : page) {
                if (held.record().canSend()) {
                    muted++;
                }
                put(held.address(), held.record().withoutSendingChains());
            }
            page = after(page.get(page.size() - 1).address());
        }
        return muted;
    }

    private List<Held> after(SignalAddress last) {
        return scope.sql()
                .query(
                        row -> {
                            SignalAddress address = new SignalAddress(row.getString("name"), row.getInt("device"));
                            return new Held(address, column.open(row, "record", address.name(), address.device()));
                        },
                        "SELECT name, device, record FROM signal_session WHERE account = ? AND (name, device) > (?, ?)"
                                + " ORDER BY name, device LIMIT ?",
                        scope.account(),
                        last.name(),
                        last.device(),
                        PAGE);
    }

    private record Held(SignalAddress address, SessionRecord record) {}
}
