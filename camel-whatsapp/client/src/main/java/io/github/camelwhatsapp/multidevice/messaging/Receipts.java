package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.ReceiptType;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.stanza.AddressPair;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Receipts of others for our messages. What devices of our own account tell each other, and kinds that are not known, are nobody's news.
 * Source: multidevice-messaging.md section 4.7.
 */
final class Receipts {
    private final OwnDevice self;

    Receipts(OwnDevice self) {
        this.self = self;
    }

    /** Reads a receipt. */
    IncomingStanza read(Node receipt, Instant now) {
        receipt.attributes().requireJid("from");
        receipt.attributes().requireText("id");
        return IncomingStanza.of(Optional.of(key(receipt)), tx -> {
            AddressPair.in(receipt).forEach(pair -> tx.addresses().learn(pair.phone(), pair.lid()));
            return IncomingStanza.Outcome.readable(events(tx, receipt, now));
        });
    }

    private List<Event> events(Transaction tx, Node receipt, Instant now) {
        Optional<Node> several = receipt.child("participants");
        if (several.isPresent() && receipt.attribute("participant").isEmpty()) {
            return ofMany(tx, receipt, now);
        }
        Optional<ReceiptType> type = type(receipt);
        Jid from = receipt.attributes().requireJid("from");
        Jid reader = receipt.attributes().jid("participant").orElse(from);
        if (type.isEmpty() || self.isOwn(reader) || isIncapable(receipt)) {
            return List.of();
        }
        Optional<Party> participant = from.isGroup() || from.isBroadcast()
                ? Optional.of(tx.addresses().party(reader))
                : Optional.empty();
        return List.of(new ReceiptReceived(
                type.get(),
                ids(receipt),
                tx.addresses().party(from),
                participant,
                receipt.attributes().instant("t").orElse(now),
                origin(receipt),
                0));
    }

    /** The form in which the server gathers those of several members. */
    private List<Event> ofMany(Transaction tx, Node receipt, Instant now) {
        Party chat = tx.addresses().party(receipt.attributes().requireJid("from"));
        List<Event> events = new ArrayList<>();
        for (Node participants : receipt.children()) {
            String id = participants
                    .attribute("key")
                    .or(() -> participants.attribute("message_id"))
                    .orElse(receipt.attributes().requireText("id"));
            for (Node user : participants.children()) {
                Optional<Jid> reader = user.attributes().jid("jid").filter(jid -> !self.isOwn(jid));
                Optional<ReceiptType> type = user.attribute("type").isPresent() ? type(user) : type(receipt);
                if (reader.isPresent() && type.isPresent()) {
                    events.add(new ReceiptReceived(
                            type.get(),
                            List.of(id),
                            chat,
                            Optional.of(tx.addresses().party(reader.get())),
                            user.attributes().instant("t").orElse(now),
                            origin(receipt),
                            0));
                }
            }
        }
        return events;
    }

    private static Optional<ReceiptType> type(Node node) {
        return switch (node.attribute("type").orElse("")) {
            case "" -> Optional.of(ReceiptType.DELIVERED);
            case "read" -> Optional.of(ReceiptType.READ);
            case "played" -> Optional.of(ReceiptType.PLAYED);
            default -> Optional.empty();
        };
    }

    /** The other side has it and cannot use it: that is not delivered. */
    private static boolean isIncapable(Node receipt) {
        return receipt.child("error").isPresent();
    }

    private static List<String> ids(Node receipt) {
        List<String> ids = new ArrayList<>(List.of(receipt.attributes().requireText("id")));
        receipt.child("list").ifPresent(list -> list.children().stream()
                .flatMap(item -> item.attribute("id").stream())
                .forEach(ids::add));
        return ids;
    }

    private static Origin origin(Node receipt) {
        return receipt.attribute("offline").isPresent() ? Origin.OFFLINE : Origin.LIVE;
    }

    private static String key(Node receipt) {
        return "receipt " + receipt.attribute("from").orElse("") + " "
                + receipt.attribute("participant").orElse("") + " "
                + receipt.attribute("type").orElse("") + " "
                + receipt.attribute("id").orElse("") + " "
                + receipt.attribute("t").orElse("");
    }
}
