package io.github.camelwhatsapp.emulator.ledger;

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
 * classic.md sections 9.3 and 9.5, signal.md section 4.
 */
public final class EncryptedParts {
    private static final Logger LOG = LoggerFactory.getLogger(EncryptedParts.class);

    private final CryptoLedger ledger;
    private final String account;
    private final String author;

    private EncryptedParts(CryptoLedger ledger, String account, String author) {
        this.ledger = ledger;
        this.account = account;
        this.author = author;
    }

    /**
     * Writes down what the keys covered. A part that is no Signal message is the recipients' to judge.
     *
     * @param ledger where
     * @param account the number of the client that encrypted
     * @param author who it is in the name of a sender key: an account or a device
     * @param message with its parts
     */
    public static void record(CryptoLedger ledger, String account, String author, Node message) {
        EncryptedParts parts = new EncryptedParts(ledger, account, author);
        parts(message).forEach(part -> parts.record(message, part));
    }

    private static Stream<Node> parts(Node message) {
        Stream<Node> own = message.children().stream().filter(child -> child.is("enc"));
        Stream<Node> directed = message.child("participants").map(Node::children).orElse(List.of()).stream()
                .flatMap(to -> to.children().stream())
                .filter(child -> child.is("enc"));
        return Stream.concat(directed, own);
    }

    private void record(Node message, Node part) {
        try {
            byte[] bytes = part.dataBytes();
            switch (part.attribute("type").orElse("")) {
                case "pkmsg" -> ratchet(PreKeySignalMessage.parse(bytes).message());
                case "msg" -> ratchet(SignalMessage.parse(bytes));
                case "skmsg" -> senderKey(message.attributes().requireText("to"), SenderKeyMessage.parse(bytes));
                default -> LOG.debug("A part of a type that is not known: {}", part.attributes());
            }
        } catch (SignalException e) {
            LOG.debug("A part that is no Signal message: {}", e.getMessage());
        }
    }

    private void ratchet(SignalMessage message) {
        record("ratchet " + message.ratchetKey(), message.counter(), message.bytes());
    }

    private void senderKey(String group, SenderKeyMessage message) {
        String key = "sender key " + message.keyId() + " of " + author + " in " + group;
        record(key, message.iteration(), message.bytes());
    }

    private void record(String key, long counter, byte[] bytes) {
        ledger.record(account, key, counter, ByteBuffer.wrap(bytes));
    }
}
