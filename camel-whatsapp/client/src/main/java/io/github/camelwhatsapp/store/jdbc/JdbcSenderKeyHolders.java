package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.signal.SignalAddress;
import io.github.camelwhatsapp.store.SenderKeyHolders;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who was given our sender keys, in the table {@code signal_sender_key_holder}. */
final class JdbcSenderKeyHolders implements SenderKeyHolders {
    private final Scope scope;

    JdbcSenderKeyHolders(Scope scope) {
        this.scope = scope;
    }

    @Override
    public Set<SignalAddress> of(String group) {
        return new LinkedHashSet<>(scope.sql()
                .query(
                        row -> new SignalAddress(row.getString("name"), row.getInt("device")),
                        "SELECT name, device FROM signal_sender_key_holder WHERE account = ? AND chat = ?",
                        scope.account(),
                        group));
    }

    @Override
    public void add(String group, Collection<SignalAddress> holders) {
        holders.forEach(holder -> scope.sql()
                .update(
                        "INSERT INTO signal_sender_key_holder (account, chat, name, device) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        scope.account(),
                        group,
                        holder.name(),
                        holder.device()));
    }

    @Override
    public void sent(String group, String message, Collection<SignalAddress> holders) {
        holders.forEach(holder -> scope.sql()
                .update(
                        "INSERT INTO signal_sender_key_sent (account, message, chat, name, device)"
                                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        scope.account(),
                        message,
                        group,
                        holder.name(),
                        holder.device()));
    }

    @Override
    public Map<String, Set<SignalAddress>> sent(String group) {
        Map<String, Set<SignalAddress>> sent = new LinkedHashMap<>();
        scope.sql()
                .query(
                        row -> sent.computeIfAbsent(row.getString("message"), unknown -> new LinkedHashSet<>())
                                .add(new SignalAddress(row.getString("name"), row.getInt("device"))),
                        "SELECT message, name, device FROM signal_sender_key_sent WHERE account = ? AND chat = ?",
                        scope.account(),
                        group);
        return sent;
    }

    @Override
    public void confirmed(String message) {
        scope.sql()
                .update(
                        "INSERT INTO signal_sender_key_holder (account, chat, name, device)"
                                + " SELECT account, chat, name, device FROM signal_sender_key_sent"
                                + " WHERE account = ? AND message = ? ON CONFLICT DO NOTHING",
                        scope.account(),
                        message);
        discarded(message);
    }

    @Override
    public void discarded(String message) {
        scope.sql()
                .update(
                        "DELETE FROM signal_sender_key_sent WHERE account = ? AND message = ?",
                        scope.account(),
                        message);
    }

    @Override
    public void remove(String group, SignalAddress holder) {
        scope.sql()
                .update(
                        "DELETE FROM signal_sender_key_holder WHERE account = ? AND chat = ? AND name = ? AND device ="
                                + " ?",
                        scope.account(),
                        group,
                        holder.name(),
                        holder.device());
        scope.sql()
                .update(
                        "DELETE FROM signal_sender_key_sent WHERE account = ? AND chat = ? AND name = ? AND device = ?",
                        scope.account(),
                        group,
                        holder.name(),
                        holder.device());
    }

    @Override
    public void clear(String group) {
        scope.sql().update("DELETE FROM signal_sender_key_sent WHERE account = ? AND chat = ?", scope.account(), group);
        scope.sql()
                .update("DELETE FROM signal_sender_key_holder WHERE account = ? AND chat = ?", scope.account(), group);
    }

    @Override
    public void forget(String name) {
        scope.sql().update("DELETE FROM signal_sender_key_sent WHERE account = ? AND name = ?", scope.account(), name);
        scope.sql()
                .update("DELETE FROM signal_sender_key_holder WHERE account = ? AND name = ?", scope.account(), name);
    }
}
