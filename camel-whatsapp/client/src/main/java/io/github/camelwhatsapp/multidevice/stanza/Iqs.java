package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;

/** Requests of the connection's own, their answers, and what goes in band. Source: multidevice-transport.md sections 8 to 10. */
public final class Iqs {
    private static final long THREE_DAYS = 259_200_000;
    private static final long SEVEN_DAYS = 604_800_000;

    private Iqs() {}

    /** {@code <iq type=get xmlns=w:p><ping/></iq>}. */
    public static Node ping(String id) {
        return request(id, "get", "w:p", Node.of("ping"));
    }

    /** The answer to a request of the server's that wants no more than one. */
    public static Node result(Node request) {
        return answer(request, "result").build();
    }

    /** The same with a child. */
    public static Node result(Node request, Node child) {
        return answer(request, "result").child(child).build();
    }

    /** The answer to a request that is not to be believed. */
    public static Node error(Node request, int code, String text) {
        return answer(request, "error")
                .child(Node.builder("error")
                        .attribute("code", Integer.toString(code))
                        .attribute("text", text)
                        .build())
                .build();
    }

    /** Asks for what the server held back. */
    public static Node active(String id) {
        return request(id, "set", "passive", Node.of("active"));
    }

    /** Says that what was dirty is asked for anew. */
    public static Node clean(String id, String type, String timestamp) {
        return request(
                id,
                "set",
                "urn:xmpp:whatsapp:dirty",
                Node.builder("clean")
                        .attribute("type", type)
                        .attribute("timestamp", timestamp)
                        .build());
    }

    /** Unlinks this device. */
    public static Node remove(String id, Jid own) {
        return request(
                id,
                "set",
                "md",
                Node.builder("remove-companion-device")
                        .attribute("jid", own)
                        .attribute("reason", "user_initiated")
                        .build());
    }

    /** Asks for the next stanzas that waited. */
    public static Node offlineBatch(int count) {
        return ib(Node.builder("offline_batch")
                .attribute("count", Integer.toString(count))
                .build());
    }

    /**
     * Names the session of this week.
     *
     * @param now the server's clock, as far as it is known
     */
    public static Node unifiedSession(Instant now) {
        long id = Math.floorMod(now.toEpochMilli() + THREE_DAYS, SEVEN_DAYS);
        return ib(Node.builder("unified_session")
                .attribute("id", Long.toString(id))
                .build());
    }

    /** A request to the server. */
    public static Node request(String id, String type, String namespace, Node child) {
        return request(id, type, namespace, List.of(child));
    }

    /** A request to the server with several children. */
    public static Node request(String id, String type, String namespace, List<Node> children) {
        return Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("type", type)
                .attribute("xmlns", namespace)
                .attribute("id", id)
                .children(children)
                .build();
    }

    private static Node ib(Node child) {
        return Node.builder("ib").child(child).build();
    }

    private static Node.Builder answer(Node request, String type) {
        return Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("type", type)
                .attribute("id", request.attributes().requireText("id"));
    }
}
