package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.DeviceList;
import io.github.camelwhatsapp.store.DeviceListStore;
import io.github.camelwhatsapp.store.StoreCorruptException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Lists of devices in the table {@code device_list}. */
final class JdbcDeviceLists implements DeviceListStore {
    private static final String HOSTED = "h";

    /** When a stale list was fetched: never. */
    private static final int STALE = 0;

    private final Scope scope;

    JdbcDeviceLists(Scope scope) {
        this.scope = scope;
    }

    @Override
    public Optional<DeviceList> find(String name) {
        return scope.sql()
                .first(
                        row -> read(name, row),
                        "SELECT raw_id, fetched_at, devices FROM device_list"
                                + " WHERE account = ? AND name = ? AND fetched_at > " + STALE,
                        scope.account(),
                        name);
    }

    @Override
    public OptionalLong rawId(String name) {
        return scope.sql()
                .first(
                        row -> row.getLong("raw_id"),
                        "SELECT raw_id FROM device_list WHERE account = ? AND name = ? AND raw_id IS NOT NULL",
                        scope.account(),
                        name)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    @Override
    public void put(String name, DeviceList list) {
        scope.sql()
                .update(
                        "INSERT INTO device_list (account, name, raw_id, fetched_at, devices) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (account, name) DO UPDATE SET raw_id = excluded.raw_id,"
                                + " fetched_at = excluded.fetched_at, devices = excluded.devices",
                        scope.account(),
                        name,
                        list.rawId().isPresent() ? (Long) list.rawId().getAsLong() : null,
                        list.fetchedAt(),
                        list.devices().stream().map(JdbcDeviceLists::write).collect(Collectors.joining(" ")));
    }

    @Override
    public void stale(String name) {
        scope.sql()
                .update(
                        "UPDATE device_list SET fetched_at = " + STALE + " WHERE account = ? AND name = ?",
                        scope.account(),
                        name);
    }

    @Override
    public void remove(String name) {
        scope.sql().update("DELETE FROM device_list WHERE account = ? AND name = ?", scope.account(), name);
    }

    @Override
    public void clear() {
        scope.sql().update("UPDATE device_list SET fetched_at = " + STALE + " WHERE account = ?", scope.account());
    }

    /** The list of one name becomes that of another, unless that has one. */
    void move(String from, String to) {
        find(from).filter(list -> find(to).isEmpty()).ifPresent(list -> put(to, list));
        remove(from);
    }

    private static String write(DeviceList.Entry device) {
        return device.id()
                + (device.keyIndex().isPresent() ? "/" + device.keyIndex().getAsInt() : "")
                + (device.hosted() ? HOSTED : "");
    }

    private DeviceList read(String name, ResultSet row) throws SQLException {
        long rawId = row.getLong("raw_id");
        OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(rawId);
        List<DeviceList.Entry> devices = new ArrayList<>();
        String text = row.getString("devices");
        try {
            for (String entry : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
                devices.add(read(entry));
            }
        } catch (NumberFormatException e) {
            throw new StoreCorruptException(
                    "The devices of " + name + " of the account '" + scope.accountName() + "' cannot be read", e);
        }
        return new DeviceList(known, Moments.fromColumn(row.getLong("fetched_at")), devices);
    }

    private static DeviceList.Entry read(String entry) {
        boolean hosted = entry.endsWith(HOSTED);
        String numbers = hosted ? entry.substring(0, entry.length() - 1) : entry;
        int slash = numbers.indexOf('/');
        return slash < 0
                ? new DeviceList.Entry(Integer.parseInt(numbers), OptionalInt.empty(), hosted)
                : new DeviceList.Entry(
                        Integer.parseInt(numbers.substring(0, slash)),
                        OptionalInt.of(Integer.parseInt(numbers.substring(slash + 1))),
                        hosted);
    }
}
