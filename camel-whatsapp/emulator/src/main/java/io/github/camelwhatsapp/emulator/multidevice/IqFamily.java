package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** Answers the requests of one namespace. Without state of its own. */
interface IqFamily {
    /**
     * Answers a request of type get or set.
     *
     * @return the answer, or empty if there is no such request in this family
     */
    Optional<Node> answer(DeviceSession session, Node iq);

    /** Does what has to follow a result that was sent. */
    default void answered(DeviceSession session, Node iq) {}
}
