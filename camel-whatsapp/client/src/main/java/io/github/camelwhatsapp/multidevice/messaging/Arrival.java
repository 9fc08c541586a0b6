package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.stanza.AddressPair;
import io.github.camelwhatsapp.store.AddressBook;
import io.github.camelwhatsapp.wire.Attributes;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The outside of a message that came: where it belongs and who wrote it, in the addresses of the wire. Source: multidevice-messaging.md
 * section 4.1.
 *
 * @param stanza it as it came
 * @param id the message id
 * @param at when it was sent, by the server's clock
 * @param chat the person, group or list that it belongs to, without a device
 * @param sender the device that it comes from
 * @param own whether another device of our own account wrote it
 * @param pairs the two addresses of people that it tells
 */
record Arrival(Node stanza, String id, Instant at, Jid chat, Jid sender, boolean own, List<AddressPair> pairs) {
    private static final String HOSTED = "hosted";

    /**
     * Reads the outside.
     *
     * @throws RuntimeException if it lacks what it must have, or contradicts itself
     */
    static Arrival of(Node stanza, OwnDevice self) {
        Attributes attributes = stanza.attributes();
        Jid from = attributes.requireJid("from");
        boolean many = from.isGroup() || from.isBroadcast();
        Jid sender = many ? attributes.requireJid("participant") : from;
        boolean own = self.isOwn(sender);
        Optional<Jid> recipient = attributes.jid("recipient").map(Jid::account);
        if (recipient.isPresent() && !own && !many) {
            throw new IllegalArgumentException("<message> from " + from + " to somebody else, " + recipient.get());
        }
        Jid chat = many ? from : own ? recipient.orElse(sender.account()) : person(sender);
        return new Arrival(
                stanza,
                attributes.requireText("id"),
                attributes.requireInstant("t"),
                chat,
                sender,
                own,
                AddressPair.in(stanza));
    }

    /** Providers of hosted accounts have servers of their own; the chat is that of the person. */
    private static Jid person(Jid sender) {
        return switch (sender.server()) {
            case HOSTED -> Jid.ofPhone(sender.user());
            case "hosted.lid" -> Jid.of(sender.user(), Jid.LID_SERVER);
            default -> sender.account();
        };
    }

    /** Notes the addresses that it tells. */
    void learn(AddressBook addresses) {
        pairs.forEach(pair -> addresses.learn(pair.phone(), pair.lid()));
    }

    /** Whether it goes to several people. */
    boolean isToMany() {
        return chat.isGroup() || chat.isBroadcast();
    }

    /** Whether it is for this device and not for people. */
    boolean isPeer() {
        return stanza.attributes().is("category", "peer") || stanza.attributes().is("type", "peer_msg");
    }

    /** Whether it came live or had waited. */
    Origin origin() {
        return stanza.attribute("offline").isPresent() ? Origin.OFFLINE : Origin.LIVE;
    }

    /** The name that the sender gives themselves. */
    Optional<String> name() {
        return stanza.attribute("notify").filter(name -> !name.isBlank() && !name.equals("-"));
    }

    /** The encrypted parts in order. */
    List<Node> parts() {
        return stanza.children().stream().filter(child -> child.is("enc")).toList();
    }
}
