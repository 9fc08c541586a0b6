package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.fanout.ParticipantHash;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Actor;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;

/** {@code blocklist}: who is blocked. Source: multidevice-messaging.md section 9.5. */
final class BlockListIqs implements IqFamily {
    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        if (iq.attributes().is("type", "get")) {
            return Optional.of(IqAnswers.result(iq, list(session)));
        }
        Optional<Node> item = iq.child("item");
        if (item.isEmpty()) {
            return Optional.empty();
        }
        String action = item.get().attributes().requireText("action");
        Jid jid = item.get().attributes().requireJid("jid").account();
        // A phone number in this place is refused by the servers of today.
        if (!List.of("block", "unblock").contains(action) || !jid.server().equals(Jid.LID_SERVER)) {
            return Optional.of(IqAnswers.error(iq, IqError.BAD_REQUEST));
        }
        Optional<Account> about = session.state().accounts().byAddress(jid);
        if (about.isEmpty()) {
            return Optional.of(IqAnswers.error(iq, IqError.ITEM_NOT_FOUND));
        }
        change(session, about.get(), action);
        return Optional.of(IqAnswers.result(iq, list(session)));
    }

    private static void change(DeviceSession session, Account about, String action) {
        String before = hash(session);
        session.account().profile().block(about.jid(), action.equals("block"));
        session.state()
                .accountNews()
                .tell(
                        Actor.of(session.device()),
                        Node.builder("blocklist")
                                .attribute("action", "modify")
                                .attribute("dhash", hash(session))
                                .attribute("prev_dhash", before)
                                .child(Node.builder("item")
                                        .attribute("jid", about.lid())
                                        .attribute("pn_jid", about.jid())
                                        .attribute("action", action)
                                        .build())
                                .build());
    }

    private static String hash(DeviceSession session) {
        return ParticipantHash.of(session.account().profile().blocked());
    }

    private static Node list(DeviceSession session) {
        Node.Builder list =
                Node.builder("list").attribute("dhash", hash(session)).attribute("addressing_mode", "lid");
        session.account().profile().blocked().stream()
                .flatMap(jid -> session.state().accounts().byAddress(jid).stream())
                .forEach(account -> list.child(Node.builder("item")
                        .attribute("jid", account.lid())
                        .attribute("pn_jid", account.jid())
                        .build()));
        return list.build();
    }
}
