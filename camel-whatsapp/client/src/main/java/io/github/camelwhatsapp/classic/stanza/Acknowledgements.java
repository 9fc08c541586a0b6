package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;

/** What the client answers to a stanza once it has it safely. Source: classic.md section 7.6. */
public final class Acknowledgements {
    private static final String DELIVERED = "";

    private Acknowledgements() {}

    /** {@code <ack>} of a receipt, a notification or a call: participant, type and own address copied. */
    static Node ack(Node stanza) {
        Node.Builder ack = Node.builder("ack")
                .attribute("from", stanza.attribute("to"))
                .attribute("participant", stanza.attribute("participant"))
                .attribute("to", stanza.attribute("from"))
                .attribute("class", stanza.tag())
                .attribute("id", stanza.attribute("id"));
        return ack.attribute("type", stanza.attribute("type")).build();
    }

    /** {@code <ack class="message">}: it has come, and nobody is told. */
    public static Node messageAck(Node message) {
        return Node.builder("ack")
                .attribute("to", message.attribute("from"))
                .attribute("class", "message")
                .attribute("id", message.attribute("id"))
                .attribute("t", message.attribute("t"))
                .build();
    }

    /** The receipt that a message has arrived: two ticks for its author. */
    static Node delivered(Node message) {
        return receipt(message, DELIVERED).build();
    }

    /** The receipt for a call's offer. */
    static Node callOffer(Node call, Node offer) {
        return receipt(call, DELIVERED)
                .child(Node.builder("offer")
                        .attribute("call-id", offer.attribute("call-id"))
                        .build())
                .build();
    }

    /** What ends the server's wait for this stanza whatever it is; nothing when it has no id or expects no answer. */
    static List<Node> of(Node stanza) {
        if (stanza.attribute("id").isEmpty() || stanza.attribute("from").isEmpty()) {
            return List.of();
        }
        return switch (stanza.tag()) {
            case "message" -> List.of(messageAck(stanza));
            case "receipt", "notification" -> List.of(ack(stanza));
            case "call" -> List.of(call(stanza));
            default -> List.of();
        };
    }

    private static Node call(Node stanza) {
        Optional<Node> offer = stanza.child("offer");
        return offer.isPresent() ? callOffer(stanza, offer.get()) : ack(stanza);
    }

    private static Node.Builder receipt(Node stanza, String type) {
        Node.Builder receipt = Node.builder("receipt");
        if (!type.isEmpty()) {
            receipt.attribute("type", type);
        }
        return receipt.attribute("participant", stanza.attribute("participant"))
                .attribute("to", stanza.attribute("from"))
                .attribute("id", stanza.attribute("id"))
                .attribute("t", stanza.attribute("t"));
    }
}
