package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.Ours;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.wire.Node;

/** The nodes that end a stream. Source: multidevice-transport.md section 8.5. */
final class StreamErrors {
    private StreamErrors() {}

    /** One of the known ends. */
    static Node of(StreamErrorKind kind) {
        if (kind == StreamErrorKind.STREAM_END) {
            return Node.of(kind.tag());
        }
        Node.Builder error = Node.builder("stream:error");
        if (!kind.code().isEmpty()) {
            error.attribute("code", kind.code());
        }
        return kind.tag().isEmpty() ? error.build() : error.child(child(kind)).build();
    }

    /** For a breach of a rule. The text is ours: what the real service says is not known. */
    static Node of(Rule rule) {
        StreamErrorKind kind =
                switch (rule) {
                    case ACK_DUE -> StreamErrorKind.ACK;
                    case FRAME_MAC -> StreamErrorKind.BAD_MAC;
                    default -> StreamErrorKind.XML_NOT_WELL_FORMED;
                };
        return Node.builder("stream:error")
                .child(Node.of(kind.tag()))
                .child(Ours.mark(Node.builder("text")).data(rule.name()).build())
                .build();
    }

    private static Node child(StreamErrorKind kind) {
        Node.Builder child = Node.builder(kind.tag());
        return switch (kind) {
            case CONFLICT -> child.attribute("type", "replaced").build();
            case DEVICE_REMOVED -> child.attribute("type", "device_removed").build();
            default -> child.build();
        };
    }
}
