package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.fanout.ParticipantHash;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;

/** {@code blocklist}: who is blocked. Source: multidevice-messaging.md section 9.5. */
final class BlockListIqs implements IqFamily {
    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        if (iq.attributes().is("type", "get")) {
            return Optional.of(IqAnswers.result(iq, list(session.account())));
        }
        Optional<Node> item = iq.child("item");
        if (item.isEmpty()) {
            return Optional.empty();
        }
        String action = item.get().attributes().requireText("action");
        Jid jid = item.get().attributes().requireJid("jid").account();
        if (!List.of("block", "unblock").contains(action) || !jid.isUser()) {
            return Optional.of(IqAnswers.error(iq, IqError.BAD_REQUEST));
        }
        session.account().profile().block(jid, action.equals("block"));
        return Optional.of(IqAnswers.result(iq, list(session.account())));
    }

    private static Node list(Account account) {
        List<Jid> blocked = account.profile().blocked();
        Node.Builder list = Node.builder("list").attribute("dhash", ParticipantHash.of(blocked));
        blocked.forEach(
                jid -> list.child(Node.builder("item").attribute("jid", jid).build()));
        return list.build();
    }
}
