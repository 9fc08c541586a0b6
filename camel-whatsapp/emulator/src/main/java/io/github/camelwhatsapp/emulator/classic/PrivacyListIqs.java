package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.ProtocolBreach;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code jabber:iq:privacy}: the list of those whom a client does not want to hear. It is kept and handed back; what the real
 * service does to the messages of those on it is not in the notes, so nothing is done here. Source: classic.md section 5.4,
 * sendGetPrivacyBlockedList and sendSetPrivacyBlockedList.
 */
final class PrivacyListIqs implements IqFamily {
    @Override
    public Optional<Node> answer(Session session, Node iq) {
        return iq.child("query")
                .flatMap(query -> query.child("list"))
                .filter(list -> list.attributes().is("name", "default"))
                .map(list -> {
                    if (iq.attributes().is("type", "get")) {
                        return IqAnswers.result(iq, query(session.account().denied()));
                    }
                    session.account().denied(denied(list));
                    return IqAnswers.result(iq);
                });
    }

    private static List<Jid> denied(Node list) {
        List<Jid> denied = new ArrayList<>();
        for (Node item : list.children()) {
            denied.add(item.attributes().requireJid("value"));
            boolean inOrder = item.attributes().is("order", Integer.toString(denied.size()));
            if (!inOrder
                    || !item.attributes().is("type", "jid")
                    || !item.attributes().is("action", "deny")) {
                throw new ProtocolBreach(Rule.PRIVACY_ORDER, item.attributes().toString());
            }
        }
        return denied;
    }

    private static Node query(List<Jid> denied) {
        Node.Builder list = Node.builder("list").attribute("name", "default");
        for (int i = 0; i < denied.size(); i++) {
            list.child(Node.builder("item")
                    .attribute("type", "jid")
                    .attribute("value", denied.get(i))
                    .attribute("action", "deny")
                    .attribute("order", Integer.toString(i + 1))
                    .build());
        }
        return Node.builder("query").child(list.build()).build();
    }
}
