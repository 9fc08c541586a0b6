package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** {@code <pin xmlns="w:ch:p">}: the recovery token, kept as it came. Source: classic.md section 5.4, sendSetRecoveryToken. */
final class RecoveryIqs implements IqFamily {
    @Override
    public Optional<Node> answer(Session session, Node iq) {
        return iq.child("pin")
                .filter(pin -> iq.attributes().is("type", "set") && pin.hasData())
                .map(pin -> {
                    session.account().recoveryToken(pin.dataBytes());
                    return IqAnswers.result(iq);
                });
    }
}
