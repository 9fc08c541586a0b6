package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** {@code md}: a device takes itself from its account. Source: multidevice-transport.md section 8.6. */
final class DeviceIqs implements IqFamily {
    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        Optional<Node> remove = iq.child("remove-companion-device")
                .filter(child -> iq.attributes().is("type", "set"));
        if (remove.isEmpty()) {
            return Optional.empty();
        }
        Jid jid = remove.get().attributes().requireJid("jid");
        if (!jid.equals(session.device().jid()) && !jid.equals(session.device().lid())) {
            return Optional.of(IqAnswers.error(iq, IqError.FORBIDDEN));
        }
        if (!remove.get().attributes().is("reason", "user_initiated")) {
            session.note(Rule.REMOVE_REASON, remove.get().toString());
        }
        return Optional.of(IqAnswers.result(iq));
    }

    @Override
    public void answered(DeviceSession session, Node iq) {
        session.service().linking().unlink(session.account(), session.device().number());
    }
}
