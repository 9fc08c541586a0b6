package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.store.AddressBook;
import io.github.camelwhatsapp.store.SignalNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses in the table {@code address}. */
final class JdbcAddressBook implements AddressBook {
    private final Scope scope;
    private final JdbcSignalStore signal;
    private final JdbcDeviceLists deviceLists;
    private final BiConsumer<Party, Set<String>> onLearned;

    /** @param onLearned is told of who turned out to be one person, and of the keys of conversations that end by that */
    JdbcAddressBook(
            Scope scope,
            JdbcSignalStore signal,
            JdbcDeviceLists deviceLists,
            BiConsumer<Party, Set<String>> onLearned) {
        this.scope = scope;
        this.signal = signal;
        this.deviceLists = deviceLists;
        this.onLearned = onLearned;
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
        if (!isTaken(user)) {
            put(row);
        }
        return row;
    }

    /** Whether a conversation goes by an address that whoever has it began under; they may have another number by now. */
    private boolean isTaken(Jid chat) {
        return scope.sql()
                        .number(
                                "SELECT count(*) FROM address WHERE account = ? AND chat = ?",
                                scope.account(),
                                chat.toString())
                > 0;
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
        Row row = new Row(chat(byLid, byPhone, number, hidden), Optional.of(hidden), Optional.of(number));
        joinConversations(row, byLid, byPhone);
        put(row);
        String from = SignalNames.name(number);
        String to = SignalNames.name(hidden);
        signal.move(from, to);
        deviceLists.move(from, to);
        return true;
    }

    private void joinConversations(Row row, Optional<Row> byLid, Optional<Row> byPhone) {
        String conversation = row.party().conversationKey();
        Set<String> ended = Stream.of(byLid, byPhone)
                .flatMap(Optional::stream)
                .map(before -> before.party().conversationKey())
                .filter(key -> !key.equals(conversation))
                .collect(Collectors.toSet());
        onLearned.accept(row.party(), ended);
        ended.forEach(key -> new JdbcOutboxStore(scope).join(key, conversation));
    }

    /** Whoever had a hidden address before keeps their conversation; of two that began apart, the one under the hidden address goes on. */
    private Jid chat(Optional<Row> byLid, Optional<Row> byPhone, Jid phone, Jid lid) {
        return byPhone.filter(row -> row.lid().isPresent())
                .or(() -> byLid)
                .or(() -> byPhone)
                .map(Row::chat)
                .orElseGet(() -> isTaken(phone) ? lid : phone);
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
