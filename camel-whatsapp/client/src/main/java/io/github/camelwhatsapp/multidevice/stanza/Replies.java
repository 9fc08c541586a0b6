package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.error.ProtocolException;
import io.github.camelwhatsapp.wire.Node;

/** What replies must have. */
final class Replies {
    private Replies() {}

    /**
     * A child that must be there.
     *
     * @throws ProtocolException if it is not
     */
    static Node require(Node reply, String child) {
        return reply.child(child)
                .orElseThrow(() -> new ProtocolException(
                        "the answer to a request",
                        "<" + child + ">",
                        reply.tag() + " with "
                                + reply.children().stream().map(Node::tag).toList()));
    }
}
