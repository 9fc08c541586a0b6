package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.StanzaKey;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;
import java.util.Set;

/** Takes the acks of recipients and settles what they answer. Source: classic.md section 7.6. */
final class AckHandler implements StanzaHandler {
    private static final Set<String> CLASSES = Set.of("message", "receipt", "notification", "call");

    @Override
    public void handle(Session session, Stanza stanza) {
        Node ack = stanza.node();
        String answered = ack.attributes().requireText("class");
        String to = ack.attributes().requireJid("to").toString();
        String id = ack.attributes().requireText("id");
        if (answered.equals("message")) {
            session.ledgers().order().answered(session.account().number(), id, "ack");
        }
        StanzaKey key = new StanzaKey(answered, to, id);
        Optional<Boolean> fits = CLASSES.contains(answered) ? settle(session, ack, key) : Optional.empty();
        if (fits.isEmpty()) {
            session.note(Rule.ACK_UNKNOWN, key.toString());
        } else if (!fits.get()) {
            session.note(Rule.ACK_ATTRIBUTES, ack.attributes().toString());
        }
    }

    private static Optional<Boolean> settle(Session session, Node ack, StanzaKey key) {
        String participant = ack.attribute("participant").orElse("");
        return session.account().mailbox().settle(key, ack.attribute("type").orElse(""), participant);
    }
}
