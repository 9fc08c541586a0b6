package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.store.AddressBook;
import io.github.camelwhatsapp.store.SignalNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Addresses in the table {@code address}. */
final class JdbcAddressBook implements AddressBook {
    private final Scope scope;
    private final JdbcSignalStore signal;
    private final JdbcDeviceLists deviceLists;

    JdbcAddressBook(Scope scope, JdbcSignalStore signal, JdbcDeviceLists deviceLists) {
        this.scope = scope;
        this.signal = signal;
        this.deviceLists = deviceLists;
    }

    private record Row(Jid chat, Optional<Jid> lid, Optional<Jid> phone) {
        Party party() {
            return new Party(chat, phone.map(Jid::user), lid);
        }
    }

    @Override
    public Optional<Jid> lidOf(Jid phone) {
        return byPhone(phone.account()).flatMap(Row::lid);
    }

    @Override
    public Optional<Jid> phoneOf(Jid lid) {
        return byLid(lid.account()).flatMap(Row::phone);
    }

    @Override
    public Party party(Jid address) {
        Jid user = address.account();
        if (!user.isUser()) {
            return Party.of(user);
        }
        Optional<Row> known = user.isPhone() ? byPhone(user) : byLid(user);
        return known.orElseGet(() -> noted(user)).party();
    }

    private Row noted(Jid user) {
        Optional<Jid> alone = Optional.of(user);
        Row row = user.isPhone() ? new Row(user, Optional.empty(), alone) : new Row(user, alone, Optional.empty());
        put(row);
        return row;
    }

    @Override
    public boolean learn(Jid phone, Jid lid) {
        Jid number = phone.account();
        Jid hidden = lid.account();
        Optional<Row> byLid = byLid(hidden);
        Optional<Row> byPhone = byPhone(number);
        if (byLid.flatMap(Row::phone).filter(number::equals).isPresent()) {
            return false;
        }
        byLid.ifPresent(this::delete);
        byPhone.ifPresent(this::delete);
        put(new Row(chat(byLid, byPhone, number), Optional.of(hidden), Optional.of(number)));
        String from = SignalNames.name(number);
        String to = SignalNames.name(hidden);
        signal.move(from, to);
        deviceLists.move(from, to);
        return true;
    }

    /** Whoever had a hidden address before keeps their conversation; of two that began apart, the one under the hidden address goes on. */
    private static Jid chat(Optional<Row> byLid, Optional<Row> byPhone, Jid phone) {
        return byPhone.filter(row -> row.lid().isPresent())
                .or(() -> byLid)
                .or(() -> byPhone)
                .map(Row::chat)
                .orElse(phone);
    }

    private void put(Row row) {
        scope.sql()
                .update(
                        "INSERT INTO address (account, chat, lid, phone) VALUES (?, ?, ?, ?)",
                        scope.account(),
                        row.chat().toString(),
                        row.lid().map(Jid::toString).orElse(null),
                        row.phone().map(Jid::toString).orElse(null));
    }

    private void delete(Row row) {
        scope.sql()
                .update(
                        "DELETE FROM address WHERE account = ? AND chat = ?",
                        scope.account(),
                        row.chat().toString());
    }

    private Optional<Row> byPhone(Jid phone) {
        return scope.sql()
                .first(
                        JdbcAddressBook::row,
                        "SELECT chat, lid, phone FROM address WHERE account = ? AND phone = ?",
                        scope.account(),
                        phone.toString());
    }

    private Optional<Row> byLid(Jid lid) {
        return scope.sql()
                .first(
                        JdbcAddressBook::row,
                        "SELECT chat, lid, phone FROM address WHERE account = ? AND lid = ?",
                        scope.account(),
                        lid.toString());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Jid.parse(row.getString("chat")),
                Optional.ofNullable(row.getString("lid")).map(Jid::parse),
                Optional.ofNullable(row.getString("phone")).map(Jid::parse));
    }
}
