package io.github.camelwhatsapp.multidevice.devices;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.store.DeviceList;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the server says by itself about devices of others and of our own account; all of it changes the store only. Source:
 * multidevice-messaging.md section 2.3, "Notifications".
 */
public final class DeviceNews {
    private DeviceNews() {}

    /** Whether a notification is one of those. */
    public static boolean isAbout(Node stanza) {
        return stanza.is("notification")
                && (stanza.attributes().is("type", "devices")
                        || (stanza.attributes().is("type", "account_sync")
                                && stanza.child("devices").isPresent()));
    }

    /**
     * Takes a notification in.
     *
     * @throws RuntimeException if it lacks what it must have
     */
    public static void take(Transaction tx, Node notification, Instant now) {
        Jid from = notification.attributes().requireJid("from").account();
        notification.attributes().jid("lid").filter(lid -> from.isPhone()).ifPresent(lid -> tx.addresses()
                .learn(from, lid));
        Jid resolved = tx.addresses().resolved(from);
        for (Node child : notification.children()) {
            switch (child.tag()) {
                case "add" -> added(tx, from, resolved, child);
                case "remove" -> removed(tx, resolved, child);
                case "update" -> tx.deviceLists().stale(SignalNames.name(resolved));
                case "devices" -> Devices.replace(tx, resolved, whole(child, now));
                default -> {
                    // It says nothing about devices.
                }
            }
        }
    }

    private static DeviceList whole(Node devices, Instant now) {
        KeyIndexes indexes = KeyIndexes.in(devices);
        return new DeviceList(indexes.rawId(), now, indexes.valid(DeviceQuery.entries(devices, "jid")));
    }

    private static void added(Transaction tx, Jid from, Jid resolved, Node add) {
        String name = SignalNames.name(resolved);
        Optional<DeviceList> known = tx.deviceLists().find(name);
        if (known.isEmpty()) {
            return;
        }
        KeyIndexes indexes = KeyIndexes.in(add);
        OptionalLong rawId =
                indexes.rawId().isPresent() ? indexes.rawId() : known.get().rawId();
        List<DeviceList.Entry> devices = new ArrayList<>(known.get().devices());
        for (DeviceList.Entry entry : DeviceQuery.entries(add, "jid")) {
            devices.removeIf(other -> other.id() == entry.id());
            devices.add(entry);
        }
        DeviceList next = new DeviceList(rawId, known.get().fetchedAt(), indexes.valid(devices));
        if (fits(from, next, add)) {
            Devices.replace(tx, resolved, next);
        } else {
            tx.deviceLists().stale(name);
        }
    }

    /** Whether the list is what the server has, by the hash that it sends along. */
    private static boolean fits(Jid from, DeviceList list, Node add) {
        List<Jid> devices = list.devices().stream()
                .map(entry -> from.withDevice(entry.id()))
                .toList();
        String attribute = from.server().equals(Jid.LID_SERVER)
                        && add.attribute("device_lid_hash").isPresent()
                ? "device_lid_hash"
                : "device_hash";
        return add.attribute(attribute)
                .filter(hash -> !hash.equals(ParticipantHash.of(devices)))
                .isEmpty();
    }

    private static void removed(Transaction tx, Jid resolved, Node remove) {
        for (DeviceList.Entry entry : DeviceQuery.entries(remove, "jid")) {
            Jid device = resolved.withDevice(entry.id());
            Devices.gone(tx, device);
            tx.signal().stores().sessions().remove(SignalNames.address(device));
        }
    }
}
