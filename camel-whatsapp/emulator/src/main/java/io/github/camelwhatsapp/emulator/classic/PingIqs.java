package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** {@code w:p}: the client's ping. Source: classic.md section 5.4, sendPing. */
final class PingIqs implements IqFamily {
    @Override
    public Optional<Node> answer(Session session, Node iq) {
        return iq.attributes().is("type", "get") && iq.child("ping").isPresent()
                ? Optional.of(IqAnswers.result(iq))
                : Optional.empty();
    }
}
