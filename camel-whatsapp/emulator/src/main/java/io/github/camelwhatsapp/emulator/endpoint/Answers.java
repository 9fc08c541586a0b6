package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a phone answers to the server and to the authors of messages. Source: multidevice-messaging.md sections 4.4, 4.6 and 4.7. */
final class Answers {
    private Answers() {}

    /** Acknowledges a stanza. */
    static Node ack(Node stanza) {
        return Node.builder("ack")
                .attribute("class", stanza.tag())
                .attribute("id", stanza.attributes().requireText("id"))
                .attribute("to", stanza.attributes().requireJid("from"))
                .attribute("participant", stanza.attribute("participant"))
                .attribute("recipient", stanza.attribute("recipient"))
                .attribute("type", stanza.attribute("type"))
                .build();
    }

    /** Says that a message has arrived. */
    static Node delivered(Node message, boolean own) {
        Node.Builder receipt = Node.builder("receipt")
                .attribute("id", message.attributes().requireText("id"))
                .attribute("to", message.attributes().requireJid("from"));
        message.attributes().jid("participant").ifPresent(jid -> receipt.attribute("participant", jid));
        message.attributes().jid("recipient").ifPresent(jid -> receipt.attribute("recipient", jid));
        return message.attributes().is("category", "peer")
                ? receipt.attribute("type", "peer_msg").build()
                : own ? receipt.attribute("type", "sender").build() : receipt.build();
    }

    /** Says that messages have been {@code read} or {@code played}; all of one author in one chat. */
    static Node seen(String type, Jid chat, Optional<Jid> participant, List<String> ids, Instant now) {
        Node.Builder receipt = Node.builder("receipt")
                .attribute("id", ids.get(0))
                .attribute("to", chat)
                .attribute("type", type)
                .attribute("t", Long.toString(now.getEpochSecond()));
        participant.ifPresent(jid -> receipt.attribute("participant", jid));
        if (ids.size() > 1) {
            Node.Builder list = Node.builder("list");
            ids.subList(1, ids.size())
                    .forEach(id ->
                            list.child(Node.builder("item").attribute("id", id).build()));
            receipt.child(list.build());
        }
        return receipt.build();
    }

    /** Asks for a message that could not be read; the keys are for a new session. */
    static Node retry(Node message, int count, EndpointKeys keys, Optional<PreKey> oneTime) {
        Node.Builder receipt = Node.builder("receipt")
                .attribute("id", message.attributes().requireText("id"))
                .attribute("to", message.attributes().requireJid("from"))
                .attribute("type", "retry");
        message.attributes().jid("participant").ifPresent(jid -> receipt.attribute("participant", jid));
        message.attributes().jid("recipient").ifPresent(jid -> receipt.attribute("recipient", jid));
        receipt.child(Node.builder("retry")
                        .attribute("v", "1")
                        .attribute("count", Integer.toString(count))
                        .attribute("id", message.attributes().requireText("id"))
                        .attribute("t", message.attribute("t"))
                        .build())
                .child(BundleNodes.registration(keys));
        oneTime.ifPresent(preKey -> receipt.child(BundleNodes.keys(keys, preKey)));
        return receipt.build();
    }

    /** Answers a question whether somebody is there. */
    static Node pong(Node ping) {
        return Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("type", "result")
                .attribute("id", ping.attributes().requireText("id"))
                .build();
    }
}
