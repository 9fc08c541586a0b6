package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.Message;
import io.github.camelwhatsapp.wire.Node;
import java.security.SecureRandom;
import java.util.Map;

/** Encrypts the parts of a message. Used on the phone's lane only. Source: multidevice-messaging.md sections 3.1, 3.3 and 3.5. */
record Sealing(Sessions sessions, GroupKeys groupKeys, SecureRandom random) {
    /** The stanza without its content. */
    Node.Builder frame(Letter letter, Jid to) {
        Node.Builder stanza = Node.builder("message")
                .attribute("id", letter.id())
                .attribute("to", to)
                .attribute("type", letter.type());
        if (!letter.edit().isEmpty()) {
            stanza.attribute("edit", letter.edit());
        }
        letter.meta().ifPresent(stanza::child);
        return stanza;
    }

    /** {@code <participants>}: for each device its own part. */
    Node participants(Letter letter, Map<Jid, Message> contents) {
        Node.Builder participants = Node.builder("participants");
        contents.forEach((device, message) -> participants.child(Node.builder("to")
                .attribute("jid", device)
                .child(described(letter, pairwise(device, message)))
                .build()));
        return participants.build();
    }

    /** The part for one device. */
    Node.Builder pairwise(Jid device, Message message) {
        return sessions.seal(device, Padding.add(message.toByteArray(), random));
    }

    /** The part for all members of a group. */
    Node shared(Letter letter, Jid own) {
        byte[] padded = Padding.add(letter.message().toByteArray(), random);
        return described(letter, groupKeys.seal(letter.chat(), own, padded));
    }

    /** What a part says of its content. */
    static Node described(Letter letter, Node.Builder enc) {
        if (!letter.mediaType().isEmpty()) {
            enc.attribute("mediatype", letter.mediaType());
        }
        if (letter.hidden()) {
            enc.attribute("decrypt-fail", "hide");
        }
        return enc.build();
    }
}
