package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.connection.Ours;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;

/** The two forms of an answer. Source: multidevice-transport.md sections 10.1 and 10.2. */
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

    /** A result without content that carries the time. */
    static Node timed(Node iq, String seconds) {
        return answer(iq, "result").attribute("t", seconds).build();
    }

    /** An error. */
    static Node error(Node iq, IqError error) {
        return answer(iq, "error").child(child(error)).build();
    }

    /** The child that names an error. */
    static Node child(IqError error) {
        Node.Builder child = Node.builder("error")
                .attribute("code", Integer.toString(error.code()))
                .attribute("text", error.text());
        return (error.isDocumented() ? child : Ours.mark(child)).build();
    }

    /** From whom the request went to; to nobody means to the server. */
    private static Node.Builder answer(Node iq, String type) {
        return Node.builder("iq")
                .attribute("from", iq.attributes().jid("to").orElse(Jid.SERVER))
                .attribute("id", iq.attributes().requireText("id"))
                .attribute("type", type);
    }
}
