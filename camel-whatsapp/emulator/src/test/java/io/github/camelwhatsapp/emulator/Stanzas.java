package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;

/** The stanzas that tests send. */
public final class Stanzas {
    /** Long enough for anything that happens at all. */
    public static final Duration SOON = Duration.ofSeconds(10);

    private Stanzas() {}

    /** A text message; a recipient without {@code @} is a number. */
    public static Node text(String to, String id, String text) {
        return message(to, id, "text", Node.builder("body").data(text).build());
    }

    /** A message with some content. */
    public static Node message(String to, String id, String type, Node content) {
        return Node.builder("message")
                .attribute("to", jid(to))
                .attribute("type", type)
                .attribute("id", id)
                .attribute("t", "1467000000")
                .attribute("notify", "Tester")
                .child(content)
                .build();
    }

    /** A text message to an ad-hoc list. */
    public static Node broadcast(String list, String id, String text, String... numbers) {
        Node.Builder recipients = Node.builder("broadcast");
        for (String number : numbers) {
            recipients.child(Node.builder("to").attribute("jid", jid(number)).build());
        }
        return Node.builder("message")
                .attribute("to", list)
                .attribute("type", "text")
                .attribute("id", id)
                .child(Node.builder("body").data(text).build())
                .child(recipients.build())
                .build();
    }

    /** A receipt for a message of a person; an empty type is none. */
    public static Node receipt(String to, String id, String type) {
        return receiptBuilder(to, id, type).build();
    }

    /** The receipt that answers a message. */
    public static Node receipt(Node message, String type) {
        Node.Builder receipt = receiptBuilder(
                message.attribute("from").orElseThrow(), message.attribute("id").orElseThrow(), type);
        return receipt.attribute("participant", message.attribute("participant"))
                .build();
    }

    /** A receipt for several messages of a person. */
    public static Node receiptFor(String to, String type, String... ids) {
        Node.Builder list = Node.builder("list");
        for (String id : List.of(ids).subList(1, ids.length)) {
            list.child(Node.builder("item").attribute("id", id).build());
        }
        return receiptBuilder(to, ids[0], type).child(list.build()).build();
    }

    /** A receipt to be completed. */
    public static Node.Builder receiptBuilder(String to, String id, String type) {
        Node.Builder receipt = Node.builder("receipt");
        if (!type.isEmpty()) {
            receipt.attribute("type", type);
        }
        return receipt.attribute("to", jid(to)).attribute("id", id).attribute("t", "1467000000");
    }

    /** The ack that answers a receipt or notification. */
    public static Node ack(Node answered) {
        return Node.builder("ack")
                .attribute("participant", answered.attribute("participant"))
                .attribute("to", answered.attribute("from"))
                .attribute("class", answered.tag())
                .attribute("id", answered.attribute("id"))
                .attribute("type", answered.attribute("type"))
                .build();
    }

    /** A request to the server. */
    public static Node iq(String id, String type, String xmlns, String to, Node child) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("type", type)
                .attribute("xmlns", xmlns)
                .attribute("to", to)
                .child(child)
                .build();
    }

    /** A number's address, or the address that was given. */
    public static String jid(String numberOrJid) {
        return numberOrJid.contains("@") ? numberOrJid : numberOrJid + "@s.whatsapp.net";
    }
}
