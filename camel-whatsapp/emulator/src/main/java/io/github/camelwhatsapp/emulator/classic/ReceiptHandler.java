package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Ours;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Delivery;
import io.github.camelwhatsapp.emulator.state.Refusal;
import io.github.camelwhatsapp.emulator.state.StanzaKey;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the receipts of recipients: judges them by what was delivered, forwards them to the author and acks. One that answers
 * nothing is neither forwarded nor acked. Source: classic.md sections 7.4 to 7.6 and 5.4, sendMessageRead.
 */
final class ReceiptHandler implements StanzaHandler {
    private static final Set<String> TYPES = Set.of("", "read", "played", "retry");
    private static final Set<String> SEEN = Set.of("read", "played");

    @Override
    public void handle(Session session, Stanza stanza) {
        Node receipt = stanza.node();
        receipt.attributes().requireJid("to");
        if (receipt.child("offer").isPresent()) {
            offered(session, receipt);
            return;
        }
        String type = receipt.attribute("type").orElse("");
        if (!TYPES.contains(type)) {
            session.note(Rule.RECEIPT_TYPE, type);
            return;
        }
        if (receipt.attributes().instant("t").isEmpty()) {
            session.note(Rule.TIME_ATTRIBUTE, "a receipt without t");
        }
        List<String> ids = ids(receipt);
        ids.forEach(id -> session.ledgers().order().answered(session.account().number(), id, "receipt"));
        Map<String, Delivery> deliveries = deliveries(session, receipt, ids);
        if (deliveries.size() == ids.size() && haveOneAuthor(session, deliveries)) {
            deliveries.forEach((id, delivery) -> judge(session, type, id, delivery));
            forward(session, receipt, ids, deliveries.values().iterator().next().author());
        }
    }

    /** The receipt of a call's offer; it is not forwarded, since who calls hears it ring. */
    private static void offered(Session session, Node receipt) {
        StanzaKey key = new StanzaKey(
                "call",
                receipt.attributes().requireText("to"),
                receipt.attributes().requireText("id"));
        if (session.account().mailbox().settle(key, "", "").isEmpty()) {
            session.note(Rule.RECEIPT_UNKNOWN, key.toString());
        }
    }

    private static List<String> ids(Node receipt) {
        List<String> ids = new ArrayList<>();
        ids.add(receipt.attributes().requireText("id"));
        receipt.child("list").map(Node::children).orElse(List.of()).stream()
                .map(item -> item.attributes().requireText("id"))
                .forEach(ids::add);
        return ids.stream().distinct().toList();
    }

    private static Map<String, Delivery> deliveries(Session session, Node receipt, List<String> ids) {
        String chat = receipt.attributes().requireText("to");
        String participant = receipt.attribute("participant").orElse("");
        Map<String, Delivery> found = new LinkedHashMap<>();
        for (String id : ids) {
            session.account()
                    .deliveries()
                    .find(chat, participant, id)
                    .ifPresentOrElse(
                            delivery -> found.put(id, delivery),
                            () -> session.note(
                                    Rule.RECEIPT_UNKNOWN, id + " from " + chat + " participant '" + participant + "'"));
        }
        return found;
    }

    private static boolean haveOneAuthor(Session session, Map<String, Delivery> deliveries) {
        boolean one =
                deliveries.values().stream().map(Delivery::author).distinct().count() == 1;
        if (!one) {
            session.note(Rule.RECEIPT_UNKNOWN, "messages of several authors in one receipt");
        }
        return one;
    }

    private static void judge(Session session, String type, String id, Delivery delivery) {
        if (type.isEmpty()) {
            delivery.markDelivered();
        } else if (SEEN.contains(type) && !delivery.isDelivered()) {
            session.note(Rule.READ_BEFORE_DELIVERED, id + " is " + type);
            delivery.markDelivered();
        }
    }

    private static void forward(Session session, Node receipt, List<String> ids, Account author) {
        Optional<Refusal> refusal = session.state()
                .postman()
                .forward(
                        session.account(),
                        receipt,
                        ids,
                        author,
                        session.state().time().now());
        Node.Builder ack = Node.builder("ack")
                .attribute("from", receipt.attributes().requireJid("to"))
                .attribute("id", receipt.attributes().requireText("id"))
                .attribute("class", "receipt")
                .attribute("type", receipt.attribute("type"))
                .attribute("participant", receipt.attribute("participant"));
        refusal.ifPresent(reason -> Ours.mark(ack.attribute("error", Integer.toString(reason.code()))));
        session.send(ack.build());
    }
}
