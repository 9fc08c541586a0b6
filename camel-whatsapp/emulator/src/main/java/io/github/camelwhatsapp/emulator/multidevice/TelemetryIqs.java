package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** {@code w:stats}: telemetry, which is thrown away. Source: multidevice-transport.md section 10.3. */
final class TelemetryIqs implements IqFamily {
    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        return iq.child("add").map(add -> IqAnswers.result(iq));
    }
}
