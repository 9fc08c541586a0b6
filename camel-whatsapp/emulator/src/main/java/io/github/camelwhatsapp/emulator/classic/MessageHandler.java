package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Ours;
import io.github.camelwhatsapp.emulator.ledger.EncryptedParts;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.state.Refusal;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Takes messages to persons, groups and ad-hoc lists: checks them, has them delivered, and acks once they lie in the mailbox
 * of every recipient. Source: classic.md sections 7.1, 7.2 and 7.4.
 */
final class MessageHandler implements StanzaHandler {
    private static final Set<String> TEXT = Set.of("body", "enc");
    private static final Set<String> MEDIA = Set.of("media", "enc");

    @Override
    public void handle(Session session, Stanza stanza) {
        Node message = stanza.node();
        Jid to = message.attributes().requireJid("to");
        String id = message.attributes().requireText("id");
        message.attributes().requireText("type");
        checkTime(session, message, to);
        if (!session.account().sent().isAllowed(id, session.connection(), stanza.encoded())) {
            session.note(Rule.MESSAGE_ID_REUSE, id);
        }
        Instant now = session.state().time().now();
        String number = session.account().number();
        EncryptedParts.record(session.ledgers().crypto(), number, number, message);
        Optional<Refusal> refusal = hasFitContent(message)
                ? session.state().courier().deliver(session.account(), message, now)
                : unfit(session, message);
        session.send(ack(to, id, now, refusal));
    }

    private static void checkTime(Session session, Node message, Jid to) {
        if (message.attributes().instant("t").isEmpty() && !to.isBroadcast()) {
            session.note(Rule.TIME_ATTRIBUTE, "a message without t");
        }
    }

    private static boolean hasFitContent(Node message) {
        Set<String> fit =
                switch (message.attribute("type").orElse("")) {
                    case "text" -> TEXT;
                    case "media" -> MEDIA;
                    default -> Set.of();
                };
        return message.children().stream().anyMatch(child -> fit.contains(child.tag()));
    }

    private static Optional<Refusal> unfit(Session session, Node message) {
        session.note(Rule.MESSAGE_CONTENT, message.toString());
        return Optional.of(Refusal.UNFIT_CONTENT);
    }

    private static Node ack(Jid to, String id, Instant now, Optional<Refusal> refusal) {
        Node.Builder ack = Node.builder("ack")
                .attribute("from", to)
                .attribute("id", id)
                .attribute("class", "message")
                .attribute("t", Long.toString(now.getEpochSecond()));
        refusal.ifPresent(reason -> Ours.mark(ack.attribute("error", Integer.toString(reason.code()))));
        return ack.build();
    }
}
