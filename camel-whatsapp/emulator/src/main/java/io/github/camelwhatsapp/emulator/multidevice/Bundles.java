package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * Hands out the prekey bundles of devices, each with a one-time prekey as long as there is one. A device that is not there
 * gets an error and does not spoil the others. Used on the lane only. Source: multidevice-messaging.md section 1.3.
 */
final class Bundles {
    private final DeviceSession session;

    Bundles(DeviceSession session) {
        this.session = session;
    }

    /** The list that answers a request. */
    Node list(Node iq) {
        Node.Builder list = Node.builder("list");
        iq.children().get(0).children().stream()
                .filter(user -> user.is("user"))
                .map(user -> bundle(user.attributes().requireJid("jid")))
                .forEach(list::child);
        return list.build();
    }

    private Node bundle(Jid jid) {
        Node.Builder user = Node.builder("user").attribute("jid", jid);
        Optional<Device> device = session.state()
                .accounts()
                .byAddress(jid)
                .map(Account::linked)
                .flatMap(devices -> devices.find(jid.device()));
        if (device.isEmpty()) {
            return user.child(IqAnswers.child(IqError.ITEM_NOT_FOUND)).build();
        }
        user.children(KeyNodes.identity(device.get()))
                .child(KeyNodes.signed(device.get().preKeys().signed()));
        give(device.get(), user);
        byte[] identity = device.get().identity();
        return identity.length == 0
                ? user.build()
                : user.child(Node.builder("device-identity").data(identity).build())
                        .build();
    }

    /** One prekey, if there is one; an owner of few is told. */
    private void give(Device device, Node.Builder user) {
        device.preKeys().take().ifPresent(preKey -> user.child(KeyNodes.oneTime(preKey)));
        if (device.preKeys().becameLow() && device.mailbox().hasRoom()) {
            Node count = Node.builder("count")
                    .attribute("value", Integer.toString(device.preKeys().count()))
                    .build();
            session.state().notify(device.mailbox(), Jid.SERVER, "encrypt", count);
        }
    }
}
