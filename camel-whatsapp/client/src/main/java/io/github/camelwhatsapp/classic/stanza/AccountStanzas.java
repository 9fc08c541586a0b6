package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;

/** {@code <iq>} requests about the account and the connection; each gets its id from whoever sends it. Source: classic.md section 5.4. */
public final class AccountStanzas {
    private AccountStanzas() {}

    /** A ping. */
    public static Node ping(String id) {
        return request(id, "get", "w:p")
                .attribute("to", Jid.USER_SERVER)
                .child(Node.of("ping"))
                .build();
    }

    /** The answer to a ping of the server. */
    public static Node pong(String id) {
        return Node.builder("iq")
                .attribute("to", Jid.USER_SERVER)
                .attribute("id", id)
                .attribute("type", "result")
                .build();
    }

    /** Asks for the numbers that are blocked; sent right after a login. */
    public static Node blockedList(String id) {
        return request(id, "get", "jabber:iq:privacy")
                .child(Node.builder("query")
                        .child(Node.builder("list").attribute("name", "default").build())
                        .build())
                .build();
    }

    /** Asks for the push configuration; sent right after a login. */
    public static Node clientConfig(String id) {
        return request(id, "get", "urn:xmpp:whatsapp:push")
                .attribute("to", Jid.USER_SERVER)
                .child(Node.of("config"))
                .build();
    }

    /** Tells the server that what it called out of date was dealt with. */
    public static Node clearDirty(String id, List<String> categories) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("type", "set")
                .attribute("to", Jid.USER_SERVER)
                .attribute("xmlns", "urn:xmpp:whatsapp:dirty")
                .children(categories.stream()
                        .map(category -> Node.builder("clean")
                                .attribute("type", category)
                                .build())
                        .toList())
                .build();
    }

    private static Node.Builder request(String id, String type, String namespace) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("xmlns", namespace)
                .attribute("type", type);
    }
}
