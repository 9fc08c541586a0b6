package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.MissingAttributeException;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * What tells the server that a stanza has come: without it the server sends it again, and at last closes the stream. Source:
 * multidevice-messaging.md section 4.6.
 */
public final class Acks {
    private Acks() {}

    /**
     * The ack of a stanza; empty for one that wants none.
     *
     * @param stanza what came
     * @param own this device's address, which goes with the ack of a message
     */
    public static Optional<Node> of(Node stanza, Optional<Jid> own) {
        Optional<String> id = stanza.attribute("id");
        boolean from = stanza.attribute("from").filter(text -> !text.isEmpty()).isPresent();
        if (!isAcknowledged(stanza.tag()) || !from || id.isEmpty()) {
            return Optional.empty();
        }
        Node.Builder ack = Node.builder("ack").attribute("id", id).attribute("class", stanza.tag());
        copy(stanza, "from", ack, "to");
        copy(stanza, "participant", ack, "participant");
        copy(stanza, "recipient", ack, "recipient");
        ack.attribute("type", stanza.attribute("type"));
        own.filter(device -> stanza.is("message")).ifPresent(device -> ack.attribute("from", device));
        return Optional.of(ack.build());
    }

    private static boolean isAcknowledged(String tag) {
        return switch (tag) {
            case "message", "receipt", "notification", "call" -> true;
            default -> false;
        };
    }

    /** What is no address goes back as the text that it is: a stanza that got no ack would come again for ever. */
    private static void copy(Node stanza, String name, Node.Builder ack, String copy) {
        try {
            stanza.attributes().jid(name).ifPresent(jid -> ack.attribute(copy, jid));
        } catch (MissingAttributeException e) {
            ack.attribute(copy, stanza.attribute(name));
        }
    }
}
