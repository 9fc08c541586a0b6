package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Ours;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;

/** The two forms of an answer. Source: classic.md section 5.1. */
final class IqAnswers {
    private IqAnswers() {}

    /** A result without content. */
    static Node result(Node iq) {
        return answer(iq, "result").build();
    }

    /** A result with one child. */
    static Node result(Node iq, Node child) {
        return answer(iq, "result").child(child).build();
    }

    /** A result with several children, or none. */
    static Node result(Node iq, List<Node> children) {
        return answer(iq, "result").children(children).build();
    }

    /** An error. */
    static Node error(Node iq, IqError error) {
        Node.Builder child = Node.builder("error")
                .attribute("code", Integer.toString(error.code()))
                .attribute("text", error.text());
        return answer(iq, "error")
                .child((error.isDocumented() ? child : Ours.mark(child)).build())
                .build();
    }

    /** From whom the request went to; to nobody means to the server. */
    private static Node.Builder answer(Node iq, String type) {
        return Node.builder("iq")
                .attribute("from", iq.attributes().jid("to").orElse(Jid.SERVER))
                .attribute("id", iq.attributes().requireText("id"))
                .attribute("type", type);
    }
}
