package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.store.AddressBook;
import io.github.camelwhatsapp.store.SignalNames;
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

    private record Row(Jid lid, Optional<Jid> phone, Jid chat) {
        Party party() {
            return new Party(chat, phone.map(Jid::user), Optional.of(lid));
        }
    }

    @Override
    public Optional<Jid> lidOf(Jid phone) {
        return byPhone(phone).map(Row::lid);
    }

    @Override
    public Optional<Jid> phoneOf(Jid lid) {
        return byLid(lid).flatMap(Row::phone);
    }

    @Override
    public Party party(Jid address) {
        Jid user = address.account();
        if (!user.isUser()) {
            return Party.of(user);
        }
        if (user.isPhone()) {
            return byPhone(user).map(Row::party).orElseGet(() -> Party.of(user));
        }
        return byLid(user).map(Row::party).orElseGet(() -> {
            insert(user, Optional.empty(), user);
            return Party.of(user);
        });
    }

    @Override
    public boolean learn(Jid phone, Jid lid) {
        Jid number = phone.account();
        Jid hidden = lid.account();
        Optional<Row> known = byLid(hidden);
        Optional<Row> before = byPhone(number);
        if (known.flatMap(Row::phone).filter(number::equals).isPresent()) {
            return false;
        }
        before.ifPresent(row -> scope.sql()
                .update(
                        "UPDATE address SET phone = NULL WHERE account = ? AND lid = ?",
                        scope.account(),
                        row.lid().toString()));
        if (known.isPresent()) {
            scope.sql()
                    .update(
                            "UPDATE address SET phone = ? WHERE account = ? AND lid = ?",
                            number.toString(),
                            scope.account(),
                            hidden.toString());
        } else {
            insert(hidden, Optional.of(number), before.map(Row::chat).orElse(number));
        }
        String from = SignalNames.name(number);
        String to = SignalNames.name(hidden);
        signal.move(from, to);
        deviceLists.move(from, to);
        return true;
    }

    private void insert(Jid lid, Optional<Jid> phone, Jid chat) {
        scope.sql()
                .update(
                        "INSERT INTO address (account, lid, phone, chat) VALUES (?, ?, ?, ?)",
                        scope.account(),
                        lid.toString(),
                        phone.map(Jid::toString).orElse(null),
                        chat.toString());
    }

    private Optional<Row> byPhone(Jid phone) {
        return scope.sql()
                .first(
                        JdbcAddressBook::row,
                        "SELECT lid, phone, chat FROM address WHERE account = ? AND phone = ?",
                        scope.account(),
                        phone.account().toString());
    }

    private Optional<Row> byLid(Jid lid) {
        return scope.sql()
                .first(
                        JdbcAddressBook::row,
                        "SELECT lid, phone, chat FROM address WHERE account = ? AND lid = ?",
                        scope.account(),
                        lid.account().toString());
    }

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(
                Jid.parse(row.getString("lid")),
                Optional.ofNullable(row.getString("phone")).map(Jid::parse),
                Jid.parse(row.getString("chat")));
    }
}
