package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.fanout.ReceiptRoutes;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.DeviceDelivery;
import io.github.camelwhatsapp.emulator.state.StanzaKey;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;
import java.util.Set;

/** Takes the acks of a device and settles what they answer. Source: multidevice-transport.md section 10.5. */
final class AckHandler implements StanzaHandler {
    private static final Set<String> CLASSES = Set.of("message", "receipt", "notification", "call");

    @Override
    public void handle(DeviceSession session, Node ack) {
        String answered = ack.attributes().requireText("class");
        String to = ack.attributes().requireJid("to").toString();
        String id = ack.attributes().requireText("id");
        if (answered.equals("message")) {
            session.hasAnswered(id, "ack");
        }
        StanzaKey key = new StanzaKey(answered, to, id);
        Optional<Boolean> fits = CLASSES.contains(answered)
                ? session.device()
                        .mailbox()
                        .settle(
                                key,
                                ack.attribute("type").orElse(""),
                                ack.attribute("participant").orElse(""))
                : Optional.empty();
        if (fits.isEmpty() && !isSettledByReceipt(session, ack)) {
            session.note(Rule.ACK_UNKNOWN, key.toString());
        } else if (fits.isPresent() && !fits.get()) {
            session.note(Rule.ACK_ATTRIBUTES, ack.attributes().toString());
        }
    }

    /** Some clients ack a message that they have sent a receipt for. Source: multidevice-messaging.md section 4.6. */
    private static boolean isSettledByReceipt(DeviceSession session, Node ack) {
        return ack.attributes().is("class", "message")
                && new ReceiptRoutes(session.state().accounts())
                        .delivery(
                                session.device(),
                                ack.attributes().requireJid("to"),
                                ack.attributes().jid("participant"),
                                ack.attributes().requireText("id"))
                        .filter(DeviceDelivery::isDelivered)
                        .isPresent();
    }
}
