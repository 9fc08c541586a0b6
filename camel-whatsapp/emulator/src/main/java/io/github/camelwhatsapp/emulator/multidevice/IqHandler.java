package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.wire.Node;
import java.util.Map;
import java.util.Optional;

/**
 * Takes requests and has the family of their namespace answer them; takes the answers to the server's own. A request that
 * no family knows gets the error 501, which is ours. Source: multidevice-transport.md section 10.
 */
final class IqHandler implements StanzaHandler {
    private static final Map<String, IqFamily> FAMILIES = Map.ofEntries(
            Map.entry("w:p", new PingIqs()),
            Map.entry("w:g2", new GroupIqs()),
            Map.entry("w:profile:picture", new PictureIqs()),
            Map.entry("encrypt", new EncryptIqs()),
            Map.entry("passive", new PassiveIqs()),
            Map.entry("md", new DeviceIqs()),
            Map.entry("abt", new PropertyIqs()),
            Map.entry("blocklist", new BlockListIqs()),
            Map.entry("privacy", new PrivacyIqs()),
            Map.entry("status", new StatusIqs()),
            Map.entry("disappearing_mode", new DisappearingIqs()),
            Map.entry("usync", new UsyncIqs()),
            Map.entry("urn:xmpp:whatsapp:dirty", new DirtyIqs()),
            Map.entry("w:m", new MediaConnectionIqs()),
            Map.entry("w:mex", new MexIqs()),
            Map.entry("w:stats", new TelemetryIqs()));

    @Override
    public void handle(DeviceSession session, Node iq) {
        String id = iq.attributes().requireText("id");
        String namespace = iq.attribute("xmlns").orElse("");
        // Telemetry is the one request that a known client sends without a type.
        String type = iq.attribute("type").orElse(namespace.equals("w:stats") ? "set" : "");
        switch (type) {
            case "get", "set" -> request(session, iq, id, namespace);
            case "result", "error" -> {
                if (!session.keepalive().answered(id)) {
                    session.note(Rule.PONG_UNKNOWN, id);
                }
            }
            default -> throw new ProtocolBreach(Rule.IQ_TYPE, iq.attributes().toString());
        }
    }

    private static void request(DeviceSession session, Node iq, String id, String namespace) {
        if (!session.requests().use(id)) {
            session.note(Rule.IQ_ID_REUSE, id);
            session.send(IqAnswers.error(iq, IqError.BAD_REQUEST));
            return;
        }
        if (iq.attribute("to").isEmpty()) {
            session.note(Rule.IQ_ADDRESS, iq.toString());
        }
        IqFamily family = FAMILIES.get(namespace);
        Optional<Node> answer = family == null ? Optional.empty() : family.answer(session, iq);
        session.send(answer.orElseGet(() -> IqAnswers.error(iq, IqError.NOT_IMPLEMENTED)));
        if (family != null
                && answer.filter(sent -> sent.attributes().is("type", "result")).isPresent()) {
            family.answered(session, iq);
        }
    }
}
