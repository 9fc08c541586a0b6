package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.fanout.ReceiptRoutes;
import io.github.camelwhatsapp.wire.Node;

/**
 * Takes the receipts of a device: judges them by what it was given, has them brought back, and acks. One that answers nothing is neither
 * forwarded nor acked. Source: multidevice-messaging.md sections 3.9 and 4.7.
 */
final class ReceiptHandler implements StanzaHandler {
    @Override
    public void handle(DeviceSession session, Node receipt) {
        String id = receipt.attributes().requireText("id");
        if (receipt.attributes().is("type", "server-error")) {
            session.service().mediaRetries().asked(session, receipt);
        } else if (isOfPhone(session, receipt)) {
            session.service().mediaRetries().answered(session.device(), receipt);
        } else {
            judgeOrder(session, receipt, id);
        }
        boolean taken = isOfPhone(session, receipt)
                || new ReceiptRoutes(session.state().accounts())
                        .forward(
                                session.device(),
                                receipt,
                                session.state().time().now(),
                                session::note);
        if (taken) {
            session.send(Node.builder("ack")
                    .attribute("class", "receipt")
                    .attribute("id", id)
                    .attribute("from", receipt.attributes().requireJid("to"))
                    .attribute("type", receipt.attribute("type"))
                    .attribute("participant", receipt.attribute("participant"))
                    .build());
        }
    }

    /** Whether a phone answers where a medium is now. */
    private static boolean isOfPhone(DeviceSession session, Node receipt) {
        return session.device().number() == 0 && receipt.attributes().is("type", MediaRetryDesk.ANSWER);
    }

    /** What asks for a message again says nothing of its commit. */
    private static void judgeOrder(DeviceSession session, Node receipt, String id) {
        if (receipt.attributes().is("type", "retry")) {
            return;
        }
        session.hasAnswered(id, "receipt");
        receipt.child("list").stream()
                .flatMap(list -> list.children().stream())
                .flatMap(item -> item.attribute("id").stream())
                .forEach(other -> session.hasAnswered(other, "receipt"));
    }
}
