package io.github.camelwhatsapp.emulator.fanout;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.DeviceDelivery;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Makes what one device is given of a message. Source: multidevice-messaging.md sections 3.9 and 4.1.
 *
 * @param message as it was sent
 * @param sender which device sent it
 * @param form in which addresses are written
 * @param at the time that the recipients see
 */
record Parcel(SentMessage message, Device sender, AddressForm form, Instant at) {
    /** What the server keeps for itself, or has dealt with. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("participants", "enc", "device-identity", "tctoken", "cstoken", "reporting");

    /** Gives a device of the other side its parts. */
    void toPeer(Device recipient, List<Node> parts, Account peer) {
        Node.Builder stanza = common(form.of(sender));
        alternate(stanza, "sender_");
        give(recipient, stanza, parts, form.of(sender), form.of(peer));
    }

    /** Gives another device of the sender's account its parts. */
    void toOwn(Device recipient, List<Node> parts, Account peer) {
        Node.Builder stanza = common(form.of(sender));
        alternate(stanza, "sender_");
        stanza.attribute("recipient", form.of(peer))
                .attribute("peer_recipient_" + form.other().word(), form.other().of(peer));
        give(recipient, stanza, parts, form.of(sender), form.of(peer));
    }

    /** Gives a device of the sender's account what is for that device alone. */
    void toOwnAlone(Device recipient, List<Node> parts) {
        Node.Builder stanza = common(form.of(sender)).attribute("category", "peer");
        give(recipient, stanza, parts, form.of(sender), form.of(sender.account()));
    }

    /** Gives a device of a member of a group, or of who is on a list, its parts. */
    void toMember(Device recipient, List<Node> parts) {
        Jid chat = message.to();
        Node.Builder stanza = common(chat).attribute("participant", form.of(sender));
        if (chat.isGroup()) {
            stanza.attribute("addressing_mode", form.word());
        }
        alternate(stanza, "participant_");
        give(recipient, stanza, parts, chat, chat);
    }

    private Node.Builder common(Jid from) {
        Node.Builder stanza = Node.builder("message")
                .attribute("id", message.id())
                .attribute("from", from)
                .attribute("type", message.type())
                .attribute("t", Long.toString(time().getEpochSecond()))
                .attribute("edit", message.node().attribute("edit"))
                .attribute("expiration", message.node().attribute("expiration"));
        String name = sender.account().name();
        return name.isEmpty() ? stanza : stanza.attribute("notify", name);
    }

    /** A message that is sent again keeps its time. */
    private Instant time() {
        return message.isDirected() ? message.node().attributes().instant("t").orElse(at) : at;
    }

    private void alternate(Node.Builder stanza, String prefix) {
        stanza.attribute(prefix + form.other().word(), form.other().of(sender.account()));
    }

    private void give(Device recipient, Node.Builder stanza, List<Node> parts, Jid from, Jid chat) {
        if (parts.isEmpty()) {
            stanza.child(Node.of("unavailable"));
        }
        stanza.children(parts);
        if (parts.stream().anyMatch(part -> part.attributes().is("type", "pkmsg"))) {
            message.node().child("device-identity").ifPresent(stanza::child);
        }
        message.node().children().stream()
                .filter(child -> !NOT_FORWARDED.contains(child.tag()))
                .forEach(stanza::child);
        String participant = isMany(from) ? form.of(sender).toString() : "";
        String key = isMany(from) ? from.toString() : sender.account().number();
        recipient.deliveries().add(key, message.id(), new DeviceDelivery(sender, from, participant, chat));
        recipient.mailbox().store(stanza.build());
    }

    private static boolean isMany(Jid from) {
        return from.isGroup() || from.isBroadcast();
    }
}
