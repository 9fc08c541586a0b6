package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.event.ReceiptReceived;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.ReceiptType;
import io.github.camelwhatsapp.operation.MarkPlayed;
import io.github.camelwhatsapp.operation.ReceiptOperation;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.stream.Incoming;
import io.github.camelwhatsapp.stream.StanzaMapping;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code <receipt>} in both directions. Source: classic.md sections 5.4 ({@code sendMessageRead}) and 7.5. */
final class ReceiptStanzas implements StanzaMapping {
    private final TimeSource time;

    ReceiptStanzas(TimeSource time) {
        this.time = time;
    }

    /** The stanza that tells the author of messages that they were read or played. */
    Node encode(ReceiptOperation operation) {
        List<String> ids = operation.targetMessageId();
        Node.Builder receipt = Node.builder("receipt")
                .attribute("type", operation instanceof MarkPlayed ? "played" : "read")
                .attribute("participant", operation.targetSender().map(sender -> sender.id()
                        .toString()))
                .attribute("t", Long.toString(time.now().getEpochSecond()))
                .attribute("to", operation.to().id().toString())
                .attribute("id", ids.get(0));
        if (ids.size() > 1) {
            receipt.child(Node.builder("list")
                    .children(ids.subList(1, ids.size()).stream()
                            .map(id -> Node.builder("item").attribute("id", id).build())
                            .toList())
                    .build());
        }
        return receipt.build();
    }

    /** A receipt for messages of ours. */
    @Override
    public Incoming map(Node stanza) {
        ReceiptType type = type(stanza.attribute("type").orElse(""));
        Party from = Party.of(stanza.attributes().requireJid("from"));
        Optional<Party> participant = stanza.attributes().jid("participant").map(Party::of);
        List<String> ids = ids(stanza);
        Instant at = stanza.attributes().instant("t").orElseGet(time::now);
        ReceiptReceived event =
                new ReceiptReceived(type, ids, from, participant, at, MessageStanzas.origin(stanza), retry(stanza));
        return stored(event, Acknowledgements.ack(stanza));
    }

    /**
     * Takes the old form of a receipt, {@code <message><received/></message>}, before other messages. Source: classic.md section 6,
     * {@code onMessageReceivedClient}.
     */
    StanzaMapping before(StanzaMapping messages) {
        return stanza -> stanza.child("received").isPresent() ? received(stanza) : messages.map(stanza);
    }

    private Incoming received(Node stanza) {
        ReceiptReceived event = new ReceiptReceived(
                ReceiptType.DELIVERED,
                List.of(stanza.attributes().requireText("id")),
                Party.of(stanza.attributes().requireJid("from")),
                stanza.attributes().jid("participant").map(Party::of),
                stanza.attributes().instant("t").orElseGet(time::now),
                MessageStanzas.origin(stanza),
                retry(stanza));
        return stored(event, Acknowledgements.messageAck(stanza));
    }

    private static Incoming stored(ReceiptReceived event, Node answer) {
        String key = "receipt " + event.type() + " " + event.from().conversationKey() + " "
                + event.participant().map(Party::conversationKey).orElse("") + " " + String.join(" ", event.ids());
        return new Incoming.Durable(IncomingStanza.of(List.of(event), Optional.of(key)), List.of(answer));
    }

    private static int retry(Node stanza) {
        return stanza.attributes().number("retry").map(Math::toIntExact).orElse(0);
    }

    private static ReceiptType type(String name) {
        return switch (name) {
            case "", "delivered" -> ReceiptType.DELIVERED;
            case "read" -> ReceiptType.READ;
            case "played" -> ReceiptType.PLAYED;
            default -> throw new UnsupportedStanzaException("a receipt of the type '" + name + "'");
        };
    }

    private static List<String> ids(Node stanza) {
        List<String> ids = new ArrayList<>();
        ids.add(stanza.attributes().requireText("id"));
        stanza.child("list").ifPresent(list -> list.children().stream()
                .filter(item -> item.is("item"))
                .forEach(item -> ids.add(item.attributes().requireText("id"))));
        return ids;
    }
}
