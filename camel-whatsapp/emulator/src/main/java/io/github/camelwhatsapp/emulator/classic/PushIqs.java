package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.state.PushConfig;
import io.github.camelwhatsapp.wire.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code urn:xmpp:whatsapp:push}: the configuration of a client, kept as it came. Source: classic.md section 5.4,
 * sendClientConfig, sendGetClientConfig and sendSetGCM.
 */
final class PushIqs implements IqFamily {
    @Override
    public Optional<Node> answer(Session session, Node iq) {
        return iq.child("config").map(config -> {
            if (iq.attributes().is("type", "get")) {
                return current(session, iq);
            }
            config.attributes().requireText("platform");
            Map<String, String> attributes = new LinkedHashMap<>();
            config.attributes().forEach((name, value) -> attributes.put(name, value.toString()));
            session.account().pushConfig(new PushConfig(attributes));
            return IqAnswers.result(iq);
        });
    }

    private static Node current(Session session, Node iq) {
        Map<String, String> attributes = session.account().pushConfig().attributes();
        if (attributes.isEmpty()) {
            return IqAnswers.result(iq);
        }
        Node.Builder config = Node.builder("config");
        attributes.forEach(config::attribute);
        return IqAnswers.result(iq, config.build());
    }
}
