package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.fanout.FanOut;
import io.github.camelwhatsapp.emulator.fanout.Verdict;
import io.github.camelwhatsapp.emulator.ledger.EncryptedParts;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;

/**
 * Takes the messages of a device: has them brought to the devices that they are for, and acks once they lie in the mailbox of each.
 * Source: multidevice-messaging.md sections 3.7 and 3.9.
 */
final class MessageHandler implements StanzaHandler {
    @Override
    public void handle(DeviceSession session, Node message) {
        Jid to = message.attributes().requireJid("to");
        String id = message.attributes().requireText("id");
        int connection = session.connection().number();
        if (!session.device().sent().isAllowed(id, connection, session.encoded(message))) {
            session.note(Rule.MESSAGE_ID_REUSE, id);
        }
        EncryptedParts.record(
                session.ledgers().crypto(),
                session.account().number(),
                session.device().jid().toString(),
                message);
        Instant now = session.state().time().now();
        FanOut fanOut = new FanOut(session.state().accounts(), session.state().groups());
        Verdict verdict = fanOut.deliver(session.device(), message, now);
        verdict.breach().ifPresent(breach -> session.note(breach.rule(), breach.detail()));
        session.send(ack(to, id, now, verdict));
    }

    private static Node ack(Jid to, String id, Instant now, Verdict verdict) {
        Node.Builder ack = Node.builder("ack")
                .attribute("id", id)
                .attribute("class", "message")
                .attribute("from", to)
                .attribute("t", Long.toString(now.getEpochSecond()))
                .attribute("phash", verdict.hash());
        verdict.error().ifPresent(error -> ack.attribute("error", Integer.toString(error)));
        return ack.build();
    }
}
