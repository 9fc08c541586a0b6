package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.wire.Node;
import java.util.Map;
import java.util.Optional;

/**
 * Takes requests and has the family of their namespace answer them; takes the answers to the server's own. A request that
 * no family knows gets the error 501, which is ours. Source: classic.md sections 5.1 and 5.4.
 */
final class IqHandler implements StanzaHandler {
    private static final Map<String, IqFamily> FAMILIES = Map.ofEntries(
            Map.entry("w:m", new MediaIqs()),
            Map.entry("w:p", new PingIqs()),
            Map.entry("w", new PropertyIqs()),
            Map.entry("urn:xmpp:whatsapp:push", new PushIqs()),
            Map.entry("jabber:iq:privacy", new PrivacyListIqs()),
            Map.entry("privacy", new PrivacySettingIqs()),
            Map.entry("w:profile:picture", new PictureIqs()),
            Map.entry("status", new StatusIqs()),
            Map.entry("urn:xmpp:whatsapp:account", new AccountIqs()),
            Map.entry("w:ch:p", new RecoveryIqs()),
            Map.entry("voip", new VoipIqs()),
            Map.entry("urn:xmpp:whatsapp:dirty", new DirtyIqs()),
            Map.entry("encrypt", new EncryptIqs()),
            Map.entry("urn:xmpp:whatsapp:sync", new ContactIqs()),
            Map.entry("w:b", new BroadcastIqs()),
            Map.entry("w:g2", new GroupIqs()));

    @Override
    public void handle(Session session, Stanza stanza) {
        Node iq = stanza.node();
        String id = iq.attributes().requireText("id");
        switch (iq.attributes().requireText("type")) {
            case "get", "set" -> request(session, iq, id);
            case "result", "error" -> answered(session, id);
            default -> throw new ProtocolBreach(Rule.IQ_TYPE, iq.attributes().toString());
        }
    }

    private static void request(Session session, Node iq, String id) {
        if (!session.requests().use(id)) {
            session.note(Rule.IQ_ID_REUSE, id);
            session.send(IqAnswers.error(iq, IqError.BAD_REQUEST));
            return;
        }
        IqFamily family = FAMILIES.get(namespace(iq));
        Optional<Node> answer = family == null ? Optional.empty() : family.answer(session, iq);
        session.send(answer.orElseGet(() -> IqAnswers.error(iq, IqError.NOT_IMPLEMENTED)));
    }

    /** The namespace of the request, or of its child where it has none itself. */
    private static String namespace(Node iq) {
        return iq.attribute("xmlns")
                .or(() -> iq.firstChild().flatMap(child -> child.attribute("xmlns")))
                .orElse("");
    }

    private static void answered(Session session, String id) {
        if (!session.keepalive().answered(id)) {
            session.note(Rule.PONG_UNKNOWN, id);
        }
    }
}
