package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** {@code urn:xmpp:whatsapp:dirty}: the client has fetched anew what it was told is stale. */
final class DirtyIqs implements IqFamily {
    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        boolean clean = iq.attributes().is("type", "set")
                && iq.child("clean").flatMap(child -> child.attribute("type")).isPresent();
        return clean ? Optional.of(IqAnswers.result(iq)) : Optional.empty();
    }
}
