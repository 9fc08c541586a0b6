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
 * Tells the devices of an account which devices it has. Used on the lane only. Source: multidevice-messaging.md sections 2.3
 * and 3.4.
 */
final class DeviceNews {
    private final ServerState state;

    DeviceNews(ServerState state) {
        this.state = state;
    }

    /** A device is new. */
    void added(Device device) {
        tellOthers(device);
    }

    /** A device is gone. */
    void removed(Device device) {
        tellOthers(device);
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
        account.linked().all().stream()
                .filter(other -> other != about && other.mailbox().hasRoom())
                .forEach(other -> state.notify(other.mailbox(), account.jid(), "account_sync", devices.build()));
    }
}
