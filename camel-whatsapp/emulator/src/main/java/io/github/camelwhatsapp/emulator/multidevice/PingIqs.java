package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** {@code w:p}: the client's ping, with a child or without one. Source: multidevice-transport.md section 9. */
final class PingIqs implements IqFamily {
    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        boolean ping = iq.attributes().is("type", "get")
                && (iq.children().isEmpty() || iq.child("ping").isPresent());
        return ping ? Optional.of(IqAnswers.timed(iq, session.state().seconds())) : Optional.empty();
    }
}
