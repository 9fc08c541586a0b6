package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.state.Group;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;

/**
 * {@code w:g2}: the groups that a client is in, all or one. A group that does not exist is not found; one that the client is
 * not in is refused. Source: classic.md section 5.4, sendGetGroups, sendGetGroupsOwning and sendGetGroupV2Info.
 */
final class GroupIqs implements IqFamily {
    private static final Jid ALL = Jid.of("", Jid.GROUP_SERVER);

    @Override
    public Optional<Node> answer(Session session, Node iq) {
        Jid to = iq.attributes().requireJid("to");
        if (!iq.attributes().is("type", "get")) {
            return Optional.empty();
        }
        if (to.equals(ALL)) {
            return groups(session, iq).map(groups -> IqAnswers.result(iq, list(groups)));
        }
        return iq.child("query").map(query -> group(session, to, iq));
    }

    private static Optional<List<Group>> groups(Session session, Node iq) {
        Jid self = session.account().jid();
        List<Group> all = session.state().groups().of(self);
        if (iq.child("participating").isPresent()) {
            return Optional.of(all);
        }
        return iq.child("owning").map(owning -> all.stream()
                .filter(group -> group.creator().equals(self))
                .toList());
    }

    private static Node group(Session session, Jid to, Node iq) {
        return session.state()
                .groups()
                .find(to)
                .map(group -> group.hasMember(session.account().jid())
                        ? IqAnswers.result(iq, describe(group))
                        : IqAnswers.error(iq, IqError.FORBIDDEN))
                .orElseGet(() -> IqAnswers.error(iq, IqError.ITEM_NOT_FOUND));
    }

    private static Node list(List<Group> groups) {
        Node.Builder list = Node.builder("groups");
        groups.forEach(group -> list.child(describe(group)));
        return list.build();
    }

    private static Node describe(Group group) {
        String creation = Long.toString(group.creation().getEpochSecond());
        Node.Builder node = Node.builder("group")
                .attribute("id", group.id())
                .attribute("creator", group.creator())
                .attribute("creation", creation)
                .attribute("subject", group.subject())
                .attribute("s_t", creation)
                .attribute("s_o", group.creator());
        for (Jid member : group.members()) {
            Node.Builder participant = Node.builder("participant").attribute("jid", member);
            node.child((group.isAdmin(member) ? participant.attribute("type", "admin") : participant).build());
        }
        return node.build();
    }
}
