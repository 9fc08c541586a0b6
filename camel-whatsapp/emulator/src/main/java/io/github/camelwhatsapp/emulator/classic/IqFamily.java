package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** Answers the requests of one namespace. Without state of its own. */
@FunctionalInterface
interface IqFamily {
    /**
     * Answers a request of type get or set.
     *
     * @return the answer, or empty if there is no such request in this family
     */
    Optional<Node> answer(Session session, Node iq);
}
