package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.signal.EncryptedMessage;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** Puts messages for the wire together. Source: multidevice-messaging.md sections 3.3 to 3.6. */
final class OutgoingStanza {
    static final String FIRST = "pkmsg";
    private static final String NEXT = "msg";
    private static final String GROUP = "skmsg";

    private OutgoingStanza() {}

    /** Begins the stanza of a message. */
    static Node.Builder begin(String id, Jid to, Draft draft) {
        return Node.builder("message")
                .attribute("id", id)
                .attribute("to", to)
                .attribute("type", draft.type())
                .attribute("edit", draft.edit());
    }

    /** A part for one device. */
    static Node part(EncryptedMessage message, Draft draft) {
        return marked(pairwise(message), draft).data(message.bytes()).build();
    }

    /** A part that brings one device a key and nothing else. */
    static Node part(EncryptedMessage message) {
        return pairwise(message).data(message.bytes()).build();
    }

    /** The same once more for a device that could not read it. */
    static Node part(EncryptedMessage message, Draft draft, int count) {
        return marked(pairwise(message).attribute("count", Integer.toString(count)), draft)
                .data(message.bytes())
                .build();
    }

    /** The part for all members. */
    static Node groupPart(byte[] message, Draft draft) {
        return marked(enc(GROUP), draft).data(message).build();
    }

    /** A part within {@code <participants>}. */
    static Node to(Jid device, Node part) {
        return Node.builder("to").attribute("jid", device).child(part).build();
    }

    /** Whether a part begins a session, for which somebody must vouch. */
    static boolean isFirst(EncryptedMessage message) {
        return message.kind() == EncryptedMessage.Kind.PRE_KEY_MESSAGE;
    }

    private static Node.Builder pairwise(EncryptedMessage message) {
        return enc(isFirst(message) ? FIRST : NEXT);
    }

    private static Node.Builder enc(String type) {
        return Node.builder("enc").attribute("v", "2").attribute("type", type);
    }

    private static Node.Builder marked(Node.Builder part, Draft draft) {
        return part.attribute("mediatype", draft.mediaType())
                .attribute("decrypt-fail", draft.hidesFailure() ? Optional.of("hide") : Optional.empty());
    }
}
