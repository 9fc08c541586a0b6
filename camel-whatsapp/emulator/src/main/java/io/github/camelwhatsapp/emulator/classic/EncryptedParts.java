package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.ledger.CryptoLedger;
import io.github.camelwhatsapp.signal.PreKeySignalMessage;
import io.github.camelwhatsapp.signal.SenderKeyMessage;
import io.github.camelwhatsapp.signal.SignalException;
import io.github.camelwhatsapp.signal.SignalMessage;
import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encrypted parts of a message, opaque to the servers but for what is not secret: which key and counter each used. Source:
 * classic.md sections 9.3 and 9.5.
 */
final class EncryptedParts {
    private static final Logger LOG = LoggerFactory.getLogger(EncryptedParts.class);

    private EncryptedParts() {}

    /** Writes down what the keys covered. A part that is no Signal message is the recipients' to judge. */
    static void record(Session session, Node message) {
        parts(message).forEach(part -> record(session, message, part));
    }

    private static Stream<Node> parts(Node message) {
        Stream<Node> own = message.children().stream().filter(child -> child.is("enc"));
        Stream<Node> directed = message.child("participants").map(Node::children).orElse(List.of()).stream()
                .flatMap(to -> to.children().stream())
                .filter(child -> child.is("enc"));
        return Stream.concat(directed, own);
    }

    private static void record(Session session, Node message, Node part) {
        try {
            byte[] bytes = part.dataBytes();
            switch (part.attribute("type").orElse("")) {
                case "pkmsg" ->
                    ratchet(session, PreKeySignalMessage.parse(bytes).message());
                case "msg" -> ratchet(session, SignalMessage.parse(bytes));
                case "skmsg" ->
                    senderKey(session, message.attributes().requireText("to"), SenderKeyMessage.parse(bytes));
                default -> LOG.debug("A part of a type that is not known: {}", part.attributes());
            }
        } catch (SignalException e) {
            LOG.debug("A part that is no Signal message: {}", e.getMessage());
        }
    }

    private static void ratchet(Session session, SignalMessage message) {
        record(session, "ratchet " + message.ratchetKey(), message.counter(), message.bytes());
    }

    private static void senderKey(Session session, String group, SenderKeyMessage message) {
        String key =
                "sender key " + message.keyId() + " of " + session.account().number() + " in " + group;
        record(session, key, message.iteration(), message.bytes());
    }

    private static void record(Session session, String key, long counter, byte[] bytes) {
        CryptoLedger ledger = session.ledgers().crypto();
        ledger.record(session.account().number(), key, counter, ByteBuffer.wrap(bytes));
    }
}
