package io.github.camelwhatsapp.classic;

import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a polite client shows before a message: that it types, and that it stopped. Source: classic.md section 11.2, the seed's
 * "Sending a message".
 */
final class Typing {
    private final boolean on;

    Typing(boolean on) {
        this.on = on;
    }

    /** What to send before a stanza of ours; nothing before what is no message to a person or a group. */
    List<Node> before(byte[] sealed) {
        if (!on) {
            return List.of();
        }
        Node stanza = ClassicNodeDecoder.decode(ByteBuffer.wrap(sealed));
        Optional<String> to = stanza.attribute("to").filter(address -> !address.endsWith("@broadcast"));
        if (!stanza.is("message") || to.isEmpty()) {
            return List.of();
        }
        return Stream.of("composing", "paused")
                .map(state -> Node.builder("chatstate")
                        .attribute("to", to.get())
                        .child(Node.of(state))
                        .build())
                .toList();
    }
}
