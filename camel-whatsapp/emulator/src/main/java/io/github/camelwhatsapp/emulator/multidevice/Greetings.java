package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;

/** What a client is sent at its login. Source: multidevice-transport.md sections 8.1 and 8.4. */
final class Greetings {
    private static final String LOCATION = "emu";

    private Greetings() {}

    /** The login has succeeded. */
    static Node success(Device device, String seconds) {
        return Node.builder("success")
                .attribute("t", seconds)
                .attribute("lid", device.lid())
                .attribute("location", LOCATION)
                .build();
    }

    /** How much waits, by kind. */
    static Node preview(List<Node> waiting) {
        Node.Builder preview = Node.builder("offline_preview").attribute("count", Integer.toString(waiting.size()));
        preview.attribute("appdata", "0");
        for (String kind : List.of("message", "notification", "receipt", "call", "status")) {
            long count = waiting.stream().filter(node -> node.is(kind)).count();
            preview.attribute(kind, Long.toString(count));
        }
        return ib(preview.build());
    }

    /** What waited has been sent. */
    static Node offline(int count) {
        return ib(Node.builder("offline")
                .attribute("count", Integer.toString(count))
                .build());
    }

    /** A stanza of the server's own with one child. */
    static Node ib(Node child) {
        return Node.builder("ib").attribute("from", Jid.SERVER).child(child).build();
    }
}
