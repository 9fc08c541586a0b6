package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.emulator.connection.Ours;
import io.github.camelwhatsapp.emulator.state.Actor;
import io.github.camelwhatsapp.emulator.state.Group;
import io.github.camelwhatsapp.emulator.state.GroupDesk;
import io.github.camelwhatsapp.emulator.state.GroupDesk.Change;
import io.github.camelwhatsapp.emulator.state.GroupDesk.Outcome;
import io.github.camelwhatsapp.emulator.state.Refusal;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code w:g2}: the groups that a client is in, all or one, and what it does with them. A group that does not exist is not found; one
 * that the client is not in is refused. Source: classic.md section 5.4, sendGetGroups to sendUnlockGroup.
 */
final class GroupIqs implements IqFamily {
    private static final Jid ALL = Jid.of("", Jid.GROUP_SERVER);

    @Override
    public Optional<Node> answer(Session session, Node iq) {
        Jid to = iq.attributes().requireJid("to");
        boolean all = to.equals(ALL);
        if (iq.attributes().is("type", "get")) {
            return all ? listed(session, iq) : asked(session, to, iq);
        }
        return iq.firstChild().flatMap(what -> all ? toAll(session, iq, what) : toOne(session, to, iq, what));
    }

    private static Optional<Node> listed(Session session, Node iq) {
        return groups(session, iq).map(groups -> {
            Node.Builder list = Node.builder("groups");
            groups.forEach(group -> list.child(GroupDesk.describe(group)));
            return IqAnswers.result(iq, list.build());
        });
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

    private static Optional<Node> asked(Session session, Jid to, Node iq) {
        return iq.child("query").or(() -> iq.child("list")).map(what -> session.state()
                .groups()
                .find(to)
                .map(group -> group.hasMember(session.account().jid())
                        ? IqAnswers.result(iq, GroupDesk.describe(group))
                        : IqAnswers.error(iq, IqError.FORBIDDEN))
                .orElseGet(() -> IqAnswers.error(iq, IqError.ITEM_NOT_FOUND)));
    }

    private static Optional<Node> toAll(Session session, Node iq, Node what) {
        return switch (what.tag()) {
            case "create" -> Optional.of(create(session, iq, what));
            case "leave" -> Optional.of(leave(session, iq, what));
            default -> Optional.empty();
        };
    }

    private static Node create(Session session, Node iq, Node create) {
        String subject = create.attributes().requireText("subject");
        return session.state()
                .groupDesk()
                .create(Actor.of(session.account()), subject, participants(create))
                .map(group -> IqAnswers.result(
                        iq, Node.builder("group").attribute("id", group.id()).build()))
                .orElseGet(() -> IqAnswers.error(iq, IqError.NOT_ACCEPTABLE));
    }

    private static Node leave(Session session, Node iq, Node leave) {
        if (!leave.attributes().is("action", "delete") || leave.children().isEmpty()) {
            return IqAnswers.error(iq, IqError.BAD_REQUEST);
        }
        Node.Builder left = Node.builder("leave");
        for (Node group : leave.children()) {
            Jid jid = group.attributes().requireJid("id");
            Node.Builder answer = Node.builder("group").attribute("id", jid);
            boolean done = session.state().groupDesk().leave(Actor.of(session.account()), jid);
            left.child((done ? answer : Ours.mark(answer.attribute("error", "404"))).build());
        }
        return IqAnswers.result(iq, left.build());
    }

    private static Optional<Node> toOne(Session session, Jid to, Node iq, Node what) {
        GroupDesk desk = session.state().groupDesk();
        return switch (what.tag()) {
            case "subject" -> Optional.of(done(iq, desk.subject(Actor.of(session.account()), to, what.text())));
            case "locked", "unlocked" ->
                Optional.of(done(iq, desk.locked(Actor.of(session.account()), to, what.is("locked"))));
            default ->
                Arrays.stream(Change.values())
                        .filter(change -> what.is(change.tag()))
                        .findFirst()
                        .map(change -> changed(
                                iq, change, desk.change(Actor.of(session.account()), to, change, participants(what))));
        };
    }

    private static Node done(Node iq, Optional<Refusal> refusal) {
        return refusal.map(reason -> IqAnswers.error(iq, IqError.of(reason))).orElseGet(() -> IqAnswers.result(iq));
    }

    private static Node changed(Node iq, Change change, Outcome outcome) {
        if (outcome.refusal().isPresent()) {
            return IqAnswers.error(iq, IqError.of(outcome.refusal().get()));
        }
        List<Node> each = outcome.codes().entrySet().stream()
                .map(entry -> one(change, entry.getKey(), entry.getValue()))
                .toList();
        return IqAnswers.result(iq, each);
    }

    private static Node one(Change change, Jid person, int code) {
        Node.Builder node = Node.builder(change.tag());
        return code == 200
                ? node.attribute("type", "success")
                        .attribute("participant", person)
                        .build()
                : Ours.mark(node.attribute("type", "error")
                                .attribute("participant", person)
                                .attribute("error", Integer.toString(code)))
                        .build();
    }

    private static List<Jid> participants(Node parent) {
        return parent.children().stream()
                .map(participant -> participant.attributes().requireJid("jid"))
                .toList();
    }
}
