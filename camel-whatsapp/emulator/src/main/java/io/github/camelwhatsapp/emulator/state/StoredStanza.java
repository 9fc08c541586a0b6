package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stanza that waits in a mailbox until it is acked. */
final class StoredStanza {
    private final StanzaKey key;
    private final Node node;
    private final boolean countsRetries;
    private boolean offline;
    private int transmissions;
    private @Nullable Instant sentAt;

    /**
     * @param node the stanza
     * @param offline whether it came while the client was away
     * @param countsRetries whether the client is told how often it was sent before
     */
    StoredStanza(Node node, boolean offline, boolean countsRetries) {
        key = StanzaKey.of(node);
        this.node = node;
        this.offline = offline;
        this.countsRetries = countsRetries;
    }

    StanzaKey key() {
        return key;
    }

    /** The stanza as it was stored. */
    Node node() {
        return node;
    }

    String attribute(String name) {
        return node.attribute(name).orElse("");
    }

    /** When it was sent on the connection that is open now, or null if it was not. */
    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    /** Takes it back because the connection is gone; the next one gets it as something stored. */
    void takeBack() {
        offline = true;
        sentAt = null;
    }

    /** The node as it goes out now: marked as stored, and with the number of earlier transmissions. */
    Node send(Instant now) {
        sentAt = now;
        int retries = transmissions++;
        if (!offline && retries == 0) {
            return node;
        }
        Node.Builder marked = Node.builder(node.tag());
        node.attributes().forEach((name, value) -> {
            if (value instanceof Jid jid) {
                marked.attribute(name, jid);
            } else {
                marked.attribute(name, value.toString());
            }
        });
        if (offline) {
            marked.attribute("offline", "1");
        }
        if (countsRetries && retries > 0) {
            marked.attribute("retry", Integer.toString(retries));
        }
        return node.hasData()
                ? marked.data(node.data()).build()
                : marked.children(node.children()).build();
    }
}
