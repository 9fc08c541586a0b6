package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.fanout.ParticipantHash;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the devices of an account, and those of others who have to do with it, which devices it has. Used on the lane
 * only. Source: multidevice-messaging.md sections 2.3 and 3.4.
 */
final class DeviceNews {
    private final ServerState state;
    private long told;

    DeviceNews(ServerState state) {
        this.state = state;
    }

    /** A device is new. */
    void added(Device device) {
        tellOthers(device);
        tellAcquaintances(device, "add");
    }

    /** A device is gone. */
    void removed(Device device) {
        tellOthers(device);
        tellAcquaintances(device, "remove");
    }

    /** All devices of an account under the phone number, the phone itself first. */
    static List<Jid> devices(Account account) {
        return Stream.concat(
                        Stream.of(account.jid()),
                        account.linked().all().stream().map(Device::jid))
                .toList();
    }

    /** The devices of an account as nodes: {@code <device jid key-index>}, the phone's without an index. */
    static List<Node> nodes(Account account) {
        return Stream.concat(
                        Stream.of(Node.builder("device")
                                .attribute("jid", account.jid())
                                .build()),
                        account.linked().all().stream().map(device -> Node.builder("device")
                                .attribute("jid", device.jid())
                                .attribute("key-index", Integer.toString(device.keyIndex()))
                                .build()))
                .toList();
    }

    private void tellOthers(Device about) {
        Account account = about.account();
        Node.Builder devices = Node.builder("devices")
                .attribute("dhash", ParticipantHash.of(devices(account)))
                .children(nodes(account));
        devices.child(Node.builder("key-index-list")
                .attribute("ts", state.seconds())
                .data(account.linked().keyIndexes())
                .build());
        account.linked().reachable().stream()
                .filter(other -> other != about && other.mailbox().hasRoom())
                .forEach(other -> state.notify(other.mailbox(), account.jid(), "account_sync", devices.build()));
    }

    /** A phone has registered with another identity than before: whatever was agreed on with its account is void. */
    void identityChanged(Account account) {
        acquaintances(account)
                .filter(other -> other.mailbox().hasRoom())
                .forEach(other -> state.notify(other.mailbox(), account.jid(), "encrypt", Node.of("identity")));
    }

    /** Those who share a chat with an account are told of one device. */
    private void tellAcquaintances(Device about, String what) {
        Account account = about.account();
        List<Jid> devices = devices(account);
        Node.Builder device =
                Node.builder("device").attribute("jid", about.jid()).attribute("lid", about.lid());
        if (what.equals("add")) {
            device.attribute("key-index", Integer.toString(about.keyIndex()));
        }
        Node.Builder change = Node.builder(what)
                .attribute("device_hash", ParticipantHash.of(devices))
                .attribute(
                        "device_lid_hash",
                        ParticipantHash.of(devices.stream()
                                .map(jid -> account.lid().withDevice(jid.device()))
                                .toList()))
                .child(device.build());
        Node.Builder keyIndexes = Node.builder("key-index-list").attribute("ts", state.seconds());
        if (what.equals("add")) {
            keyIndexes.data(account.linked().keyIndexes());
        }
        change.child(keyIndexes.build());
        Node news = Node.builder("notification")
                .attribute("from", account.jid())
                .attribute("lid", account.lid())
                .attribute("type", "devices")
                .attribute("id", "devices-" + ++told)
                .attribute("t", state.seconds())
                .child(change.build())
                .build();
        acquaintances(account).filter(other -> other.mailbox().hasRoom()).forEach(other -> other.mailbox()
                .store(news));
    }

    /** The devices of those who have to do with an account, or are in a group with it. */
    private Stream<Device> acquaintances(Account account) {
        Stream<String> members = state.groups().of(account.jid()).stream()
                .flatMap(group -> group.members().stream())
                .map(Jid::user);
        return Stream.concat(account.acquaintances().stream(), members)
                .distinct()
                .filter(number -> !number.equals(account.number()))
                .flatMap(number -> state.accounts().find(number).stream())
                .flatMap(other -> other.linked().reachable().stream());
    }
}
