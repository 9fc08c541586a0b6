package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.fanout.ParticipantHash;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.Showing;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** What can be asked about a user. Source: multidevice-messaging.md sections 2.2 and 2.3. */
final class UsyncProtocols {
    private UsyncProtocols() {}

    /** Whether a number has an account. */
    static Optional<Node> contact(DeviceSession session, UsyncUser user) {
        String type = user.account().isPresent() ? "in" : user.contact().startsWith("+") ? "out" : "invalid";
        Node.Builder contact = Node.builder("contact").attribute("type", type);
        return Optional.of(
                user.contact().isEmpty()
                        ? contact.build()
                        : contact.data(user.contact()).build());
    }

    /** Which devices an account has, with the list of keys that its phone has signed. */
    static Optional<Node> devices(DeviceSession session, UsyncUser user) {
        return user.account().map(account -> {
            account.meets(session.account());
            Node.Builder list = Node.builder("device-list")
                    .attribute("hash", ParticipantHash.of(DeviceNews.devices(account)))
                    .child(Node.builder("device").attribute("id", "0").build());
            account.linked().all().forEach(device -> list.child(device(device)));
            Node.Builder devices = Node.builder("devices").child(list.build());
            return account.linked().keyIndexes().length == 0
                    ? devices.build()
                    : devices.child(keyIndexes(session, account)).build();
        });
    }

    /** The hidden id of an account. */
    static Optional<Node> lid(DeviceSession session, UsyncUser user) {
        return user.account()
                .map(account ->
                        Node.builder("lid").attribute("val", account.lid()).build());
    }

    /** The about text of an account; who hides it has a code instead. */
    static Optional<Node> status(DeviceSession session, UsyncUser user) {
        return user.account().map(account -> {
            Node.Builder status = Node.builder("status");
            if (!Showing.isVisible(account, session.account(), "status")) {
                return status.attribute("code", "401").build();
            }
            status.attribute("t", Long.toString(account.statusSince().getEpochSecond()));
            String about = account.profile().about();
            return about.isEmpty() ? status.build() : status.data(about).build();
        });
    }

    /** The id of an account's picture, if there is one that may be seen. */
    static Optional<Node> picture(DeviceSession session, UsyncUser user) {
        return user.account()
                .filter(account -> Showing.isVisible(account, session.account(), "profile"))
                .flatMap(Account::picture)
                .map(picture ->
                        Node.builder("picture").attribute("id", picture.id()).build());
    }

    /** The timer of an account's new chats. */
    static Optional<Node> disappearing(DeviceSession session, UsyncUser user) {
        return user.account().map(account -> Node.builder("disappearing_mode")
                .attribute("duration", Long.toString(account.profile().disappearingSeconds()))
                .build());
    }

    private static Node device(Device device) {
        return Node.builder("device")
                .attribute("id", Integer.toString(device.number()))
                .attribute("key-index", Integer.toString(device.keyIndex()))
                .build();
    }

    private static Node keyIndexes(DeviceSession session, Account account) {
        return Node.builder("key-index-list")
                .attribute("ts", session.state().seconds())
                .data(account.linked().keyIndexes())
                .build();
    }
}
