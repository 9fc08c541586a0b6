package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Ours;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.wire.Node;

/** The errors that end a stream. Source: classic.md section 11.5. */
final class StreamErrors {
    private StreamErrors() {}

    /** One of the known errors; a conflict carries the text of the real service. */
    static Node of(StreamErrorKind kind) {
        return kind == StreamErrorKind.CONFLICT
                ? with(
                        kind,
                        Node.builder("text").data("Replaced by new connection").build())
                : Node.builder("stream:error").child(Node.of(kind.tag())).build();
    }

    /** For a breach of a rule. The text is ours: what the real service says is not known. */
    static Node of(Rule rule) {
        StreamErrorKind kind = rule == Rule.ACK_DUE ? StreamErrorKind.ACK : StreamErrorKind.XML_NOT_WELL_FORMED;
        return with(kind, Ours.mark(Node.builder("text")).data(rule.name()).build());
    }

    private static Node with(StreamErrorKind kind, Node text) {
        return Node.builder("stream:error")
                .child(Node.of(kind.tag()))
                .child(text)
                .build();
    }
}
