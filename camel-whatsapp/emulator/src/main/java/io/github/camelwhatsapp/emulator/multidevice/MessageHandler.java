package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.StanzaGate;
import io.github.camelwhatsapp.emulator.fanout.FanOut;
import io.github.camelwhatsapp.emulator.fanout.Verdict;
import io.github.camelwhatsapp.emulator.ledger.EncryptedParts;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes the messages of a device: has them brought to the devices that they are for, and acks once they lie in the mailbox of each.
 * Source: multidevice-messaging.md sections 3.7 and 3.9.
 */
final class MessageHandler implements StanzaHandler {
    /** A hash that no list of devices has. */
    private static final String OTHER_DEVICES = "2:AAAAAAAA";

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
        Verdict verdict = struck(session, message, now);
        verdict.breach().ifPresent(breach -> session.note(breach.rule(), breach.detail()));
        session.send(ack(to, id, now, verdict));
    }

    /** What becomes of a message, faults included. */
    private static Verdict struck(DeviceSession session, Node message, Instant now) {
        StanzaGate gate = session.connection().gate();
        gate.strikeMessage(session.nextMessage());
        if (gate.messageError().isPresent()) {
            return new Verdict(gate.messageError(), Optional.empty(), Optional.empty());
        }
        FanOut fanOut = new FanOut(session.state().accounts(), session.state().groups());
        Verdict verdict = fanOut.deliver(session.device(), message, now);
        return gate.namesOtherDevices() && verdict.error().isEmpty()
                ? new Verdict(verdict.error(), Optional.of(OTHER_DEVICES), verdict.breach())
                : verdict;
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
