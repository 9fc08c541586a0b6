package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** {@code passive}: the client takes what waits, or nothing but answers. Source: multidevice-transport.md section 8.3. */
final class PassiveIqs implements IqFamily {
    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        boolean known = iq.child("active").isPresent() || iq.child("passive").isPresent();
        return known && iq.attributes().is("type", "set") ? Optional.of(IqAnswers.result(iq)) : Optional.empty();
    }

    @Override
    public void answered(DeviceSession session, Node iq) {
        if (iq.child("active").isPresent()) {
            session.activate();
        } else {
            session.deactivate();
        }
    }
}
