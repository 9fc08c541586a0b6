package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.signal.IdentityKey;
import io.github.camelwhatsapp.signal.SenderKeyName;
import io.github.camelwhatsapp.signal.SenderKeyRecord;
import io.github.camelwhatsapp.signal.SessionRecord;
import io.github.camelwhatsapp.signal.SignalAddress;
import java.util.List;
import java.util.Optional;

/** Moves all that end-to-end encryption keeps for one name of a person to another, within one transaction. */
final class SignalMove {
    private final Scope scope;
    private final JdbcSessions sessions;
    private final JdbcIdentities identities;
    private final JdbcSenderKeys senderKeys;

    SignalMove(Scope scope, JdbcSessions sessions, JdbcIdentities identities, JdbcSenderKeys senderKeys) {
        this.scope = scope;
        this.sessions = sessions;
        this.identities = identities;
        this.senderKeys = senderKeys;
    }

    void move(String from, String to) {
        for (int device : devices("signal_identity", from)) {
            moveIdentity(new SignalAddress(from, device), new SignalAddress(to, device));
        }
        for (int device : devices("signal_session", from)) {
            moveSession(new SignalAddress(from, device), new SignalAddress(to, device));
        }
        sessions.removeAll(from);
        identities.removeAll(from);
        moveSenderKeys(from, to);
        rename("signal_sender_key_holder", from, to);
        rename("signal_sender_key_sent", from, to);
    }

    private List<Integer> devices(String table, String name) {
        return scope.sql()
                .query(
                        row -> row.getInt("device"),
                        "SELECT device FROM " + table + " WHERE account = ? AND name = ?",
                        scope.account(),
                        name);
    }

    private void moveIdentity(SignalAddress from, SignalAddress to) {
        Optional<IdentityKey> there = identities.find(to);
        if (there.isEmpty()) {
            identities.find(from).ifPresent(key -> identities.put(to, key));
        }
    }

    private void moveSession(SignalAddress from, SignalAddress to) {
        SessionRecord moved = sessions.find(from).orElseThrow();
        Optional<SessionRecord> there = sessions.find(to);
        if (there.isPresent()) {
            sessions.put(to, there.get().withOlder(moved));
        } else if (identities.find(to).filter(moved.remoteIdentity()::equals).isPresent()) {
            sessions.put(to, moved);
        }
    }

    private void moveSenderKeys(String from, String to) {
        List<SenderKeyName> names = scope.sql()
                .query(
                        row -> new SenderKeyName(row.getString("chat"), new SignalAddress(from, row.getInt("device"))),
                        "SELECT chat, device FROM signal_sender_key WHERE account = ? AND name = ?",
                        scope.account(),
                        from);
        for (SenderKeyName name : names) {
            SenderKeyName target = new SenderKeyName(
                    name.group(), new SignalAddress(to, name.sender().device()));
            SenderKeyRecord moved = senderKeys.find(name).orElseThrow();
            senderKeys.put(
                    target,
                    senderKeys.find(target).map(there -> there.withOlder(moved)).orElse(moved));
            senderKeys.remove(name);
        }
    }

    private void rename(String table, String from, String to) {
        scope.sql()
                .update(
                        "UPDATE OR IGNORE " + table + " SET name = ? WHERE account = ? AND name = ?",
                        to,
                        scope.account(),
                        from);
        scope.sql().update("DELETE FROM " + table + " WHERE account = ? AND name = ?", scope.account(), from);
    }
}
