package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code w:b}: the lists of recipients that the server keeps of a client's broadcasts. A list that is not there is not found, and then
 * none is deleted. Source: classic.md section 5.4, sendGetBroadcastLists and sendDeleteBroadcastLists.
 */
final class BroadcastIqs implements IqFamily {
    @Override
    public Optional<Node> answer(Session session, Node iq) {
        Map<Jid, List<Jid>> lists = session.account().broadcastLists();
        if (iq.attributes().is("type", "get")) {
            return iq.child("lists").map(asked -> IqAnswers.result(iq, all(lists)));
        }
        return iq.child("delete")
                .filter(delete -> !delete.children().isEmpty())
                .map(delete -> delete(lists, iq, delete));
    }

    private static Node all(Map<Jid, List<Jid>> lists) {
        Node.Builder all = Node.builder("lists");
        lists.forEach((id, recipients) -> {
            Node.Builder list = Node.builder("list").attribute("id", id).attribute("name", "");
            recipients.forEach(recipient -> list.child(
                    Node.builder("recipient").attribute("jid", recipient).build()));
            all.child(list.build());
        });
        return all.build();
    }

    private static Node delete(Map<Jid, List<Jid>> lists, Node iq, Node delete) {
        List<Jid> named = delete.children().stream()
                .map(list -> list.attributes().requireJid("id"))
                .toList();
        if (!lists.keySet().containsAll(named)) {
            return IqAnswers.error(iq, IqError.ITEM_NOT_FOUND);
        }
        named.forEach(lists::remove);
        return IqAnswers.result(iq);
    }
}
