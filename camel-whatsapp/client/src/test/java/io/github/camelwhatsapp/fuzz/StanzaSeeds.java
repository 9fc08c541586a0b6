package io.github.camelwhatsapp.fuzz;

import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.stream.Stream;

/** One typical stanza of each kind that the server sends, after classic.md sections 7 to 11. */
final class StanzaSeeds {
    private static final String BOB = "34999888777@s.whatsapp.net";
    private static final String GROUP = "34999888777-1400000000@g.us";

    private StanzaSeeds() {}

    /** Their bytes. */
    static List<byte[]> encoded() {
        return nodes().map(ClassicNodeEncoder::encode).toList();
    }

    private static Stream<Node> nodes() {
        return Stream.of(
                        text("text", BOB)
                                .attribute("notify", "Bob")
                                .child(body("Hi there"))
                                .build(),
                        text("text", GROUP)
                                .attribute("participant", BOB)
                                .attribute("offline", "1")
                                .child(body("all"))
                                .build(),
                        media("image").attribute("width", "640").attribute("height", "480"),
                        media("video").attribute("seconds", "12").attribute("vcodec", "h264"),
                        media("audio").attribute("origin", "live").attribute("duration", "3"),
                        media("document"),
                        media("location").attribute("latitude", "41.38").attribute("longitude", "2.17"),
                        media("vcard")
                                .child(Node.builder("vcard")
                                        .attribute("name", "Ann")
                                        .data("BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nTEL:+34600000001\nEND:VCARD")
                                        .build()),
                        from("receipt", BOB)
                                .attribute("type", "read")
                                .child(Node.builder("list")
                                        .child(Node.builder("item")
                                                .attribute("id", "m2")
                                                .build())
                                        .build())
                                .build(),
                        from("receipt", GROUP).attribute("participant", BOB).build(),
                        from("presence", BOB)
                                .attribute("type", "unavailable")
                                .attribute("last", "1467000000")
                                .build(),
                        from("chatstate", BOB).child(Node.of("composing")).build(),
                        notification("w:gp2", "subject"),
                        notification("contacts", "update"),
                        notification("picture", "set"),
                        notification("status", "set"),
                        notification("encrypt", "count"),
                        from("call", BOB)
                                .child(Node.builder("offer")
                                        .attribute("call-id", "c1")
                                        .build())
                                .build(),
                        Node.builder("ib").child(Node.of("dirty")).build())
                .map(StanzaSeeds::built);
    }

    private static Node built(Object node) {
        return node instanceof Node.Builder media
                ? text("media", BOB).child(media.build()).build()
                : (Node) node;
    }

    private static Node.Builder from(String tag, String from) {
        return Node.builder(tag).attribute("from", from).attribute("id", "m1").attribute("t", "1467000000");
    }

    private static Node.Builder text(String type, String from) {
        return from("message", from).attribute("type", type);
    }

    private static Node body(String text) {
        return Node.builder("body").data(text).build();
    }

    private static Node.Builder media(String type) {
        return Node.builder("media")
                .attribute("type", type)
                .attribute("url", "https://mmi.example/a.bin")
                .attribute("mimetype", "application/octet-stream")
                .attribute("size", "1234")
                .attribute("filehash", "WJG1tSLV3whtD/CxEPvZ0hu0/HFjrzTQgoai6Eb2vgM=");
    }

    private static Node notification(String type, String child) {
        return from("notification", BOB)
                .attribute("type", type)
                .child(Node.builder(child)
                        .attribute("jid", BOB)
                        .attribute("subject", "New")
                        .attribute("value", "3")
                        .attribute("id", "1")
                        .data("x")
                        .build())
                .build();
    }
}
