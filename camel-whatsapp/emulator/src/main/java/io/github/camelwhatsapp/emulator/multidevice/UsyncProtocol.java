package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** One kind of thing that can be asked about a user. */
@FunctionalInterface
interface UsyncProtocol {
    /** What there is to say about a user, or empty for nothing. */
    Optional<Node> about(DeviceSession session, UsyncUser user);
}
