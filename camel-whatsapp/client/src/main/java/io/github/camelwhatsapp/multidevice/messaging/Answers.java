package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.OwnDevice;
import io.github.camelwhatsapp.multidevice.stanza.Acks;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;

/** What is sent once a message that came is durable: receipts and acks. Source: multidevice-messaging.md sections 4.4, 4.6 and 4.7. */
final class Answers {
    private static final String STATUS = "status";

    private Answers() {}

    /**
     * A message that was taken.
     *
     * @param shown whether its author is to see that it has arrived
     */
    static List<Node> taken(Arrival arrival, OwnDevice self, boolean shown) {
        Node stanza = arrival.stanza();
        if (arrival.isPeer()) {
            return List.of(receipt(arrival, self.resolved().account())
                    .attribute("type", "peer_msg")
                    .build());
        }
        if (arrival.own()) {
            Optional<Jid> recipient = stanza.attributes().jid("recipient");
            if (recipient.isEmpty() && !arrival.isToMany()) {
                return acknowledged(stanza, self);
            }
            Node.Builder receipt =
                    receipt(arrival, stanza.attributes().requireJid("from")).attribute("type", "sender");
            copy(stanza, receipt, "participant");
            recipient.ifPresent(chat -> receipt.attribute("recipient", chat));
            return List.of(receipt.build());
        }
        Node.Builder receipt = receipt(arrival, stanza.attributes().requireJid("from"));
        copy(stanza, receipt, "participant");
        if (arrival.chat().user().equals(STATUS)) {
            receipt.attribute("context", STATUS);
        }
        if (!shown) {
            receipt.attribute("type", "inactive");
        }
        return List.of(receipt.build());
    }

    /** The phone's account of earlier messages has come. */
    static Node historyTaken(Arrival arrival, OwnDevice self) {
        return receipt(arrival, self.resolved().account())
                .attribute("type", "hist_sync")
                .build();
    }

    /** The server need not send it again. */
    static List<Node> acknowledged(Node stanza, OwnDevice self) {
        return Acks.of(stanza, Optional.of(self.phone())).stream().toList();
    }

    /**
     * It is not wanted again, and this is why.
     *
     * @param code one of the negative acks
     */
    static List<Node> refused(Node stanza, OwnDevice self, int code) {
        return Acks.of(stanza, Optional.of(self.phone())).stream()
                .map(ack -> {
                    Node.Builder refusal = Node.builder(ack.tag());
                    ack.attributes().forEach((name, value) -> {
                        if (value instanceof Jid jid) {
                            refusal.attribute(name, jid);
                        } else {
                            refusal.attribute(name, value.toString());
                        }
                    });
                    return refusal.attribute("error", Integer.toString(code)).build();
                })
                .toList();
    }

    /**
     * Asks the author to send a message again.
     *
     * @param count which time it is, from 1
     * @param keys with which they can begin a new session, if they are to
     */
    static Node retry(Arrival arrival, int count, Failure failure, long registrationId, Optional<Node> keys) {
        Node stanza = arrival.stanza();
        Node.Builder receipt =
                receipt(arrival, stanza.attributes().requireJid("from")).attribute("type", "retry");
        copy(stanza, receipt, "participant");
        copy(stanza, receipt, "recipient");
        receipt.attribute("category", stanza.attribute("category"));
        receipt.child(Node.builder("retry")
                .attribute("v", "1")
                .attribute("count", Integer.toString(count))
                .attribute("id", arrival.id())
                .attribute("t", Long.toString(arrival.at().getEpochSecond()))
                .attribute("error", Integer.toString(failure.kind().code()))
                .build());
        receipt.child(KeyNodes.registration(registrationId));
        keys.ifPresent(receipt::child);
        return receipt.build();
    }

    private static Node.Builder receipt(Arrival arrival, Jid to) {
        return Node.builder("receipt").attribute("id", arrival.id()).attribute("to", to);
    }

    private static void copy(Node from, Node.Builder to, String name) {
        from.attributes().jid(name).ifPresent(jid -> to.attribute(name, jid));
    }
}
