package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Actor;
import io.github.camelwhatsapp.emulator.state.Group;
import io.github.camelwhatsapp.emulator.state.GroupDesk.Change;
import io.github.camelwhatsapp.emulator.state.GroupForm;
import io.github.camelwhatsapp.emulator.state.GroupSketch;
import io.github.camelwhatsapp.emulator.state.Refusal;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code w:g2}: the groups that an account is in, all or one, and what its devices do with them. A group that does not exist is not found;
 * one that the account is not in is refused. Source: multidevice-messaging.md sections 7.1 and 7.2.
 */
final class GroupIqs implements IqFamily {
    private static final Jid ALL = Jid.of("", Jid.GROUP_SERVER);

    private final GroupSettingIqs settings = new GroupSettingIqs();
    private final GroupDoorIqs door = new GroupDoorIqs();

    @Override
    public Optional<Node> answer(DeviceSession session, Node iq) {
        Jid to = iq.attributes().requireJid("to");
        Optional<Node> what = iq.firstChild();
        if (what.isEmpty() || !to.server().equals(Jid.GROUP_SERVER)) {
            return Optional.of(IqAnswers.error(iq, IqError.BAD_REQUEST));
        }
        boolean get = iq.attributes().is("type", "get");
        if (to.equals(ALL)) {
            return get ? question(session, iq, what.get()) : command(session, iq, what.get());
        }
        return get ? question(session, to, iq, what.get()) : command(session, to, iq, what.get());
    }

    private Optional<Node> question(DeviceSession session, Node iq, Node what) {
        return switch (what.tag()) {
            case "participating" -> Optional.of(participating(session, iq));
            case "invite" -> Optional.of(door.look(session, iq, what));
            default -> Optional.empty();
        };
    }

    private Optional<Node> command(DeviceSession session, Node iq, Node what) {
        return switch (what.tag()) {
            case "create" -> Optional.of(create(session, iq, what));
            case "leave" -> Optional.of(leave(session, iq, what));
            case "invite" -> Optional.of(door.join(session, iq, what));
            default -> Optional.empty();
        };
    }

    private Optional<Node> question(DeviceSession session, Jid to, Node iq, Node what) {
        return switch (what.tag()) {
            case "query" ->
                Optional.of(
                        what.child("add_request").isPresent()
                                ? door.invitation(
                                        session,
                                        to,
                                        iq,
                                        what.child("add_request").get())
                                : info(session, to, iq));
            case "invite" -> Optional.of(door.link(session, to, iq));
            case "membership_approval_requests" -> Optional.of(door.requests(session, to, iq));
            default -> Optional.empty();
        };
    }

    private Optional<Node> command(DeviceSession session, Jid to, Node iq, Node what) {
        return switch (what.tag()) {
            case "add", "remove", "promote", "demote" -> Optional.of(change(session, to, iq, what));
            case "invite" -> Optional.of(door.revoke(session, to, iq));
            case "accept" -> Optional.of(door.accept(session, to, iq, what));
            case "cancel_membership_requests" -> Optional.of(door.cancel(session, to, iq, what));
            case "membership_requests_action" -> Optional.of(door.decide(session, to, iq, what));
            default -> settings.change(session, to, iq, what);
        };
    }

    private static Node participating(DeviceSession session, Node iq) {
        Node.Builder groups = Node.builder("groups");
        session.state()
                .groups()
                .of(session.account().jid())
                .forEach(group -> groups.child(GroupSketch.of(session.state().accounts(), group)));
        return IqAnswers.result(iq, groups.build());
    }

    private static Node info(DeviceSession session, Jid to, Node iq) {
        Optional<Group> group = session.state().groups().find(to);
        if (group.isEmpty()) {
            return IqAnswers.error(iq, IqError.ITEM_NOT_FOUND);
        }
        return group.get().hasMember(session.account().jid())
                ? IqAnswers.result(iq, GroupSketch.of(session.state().accounts(), group.get()))
                : IqAnswers.error(iq, IqError.FORBIDDEN);
    }

    private Node create(DeviceSession session, Node iq, Node create) {
        List<Jid> wanted = GroupPeople.of(session, create);
        Optional<Group> made = session.state()
                .groupDesk()
                .create(Actor.of(session.device()), create.attributes().requireText("subject"), wanted);
        return made.map(group -> {
                    settings.initial(session, group, create);
                    return IqAnswers.result(iq, described(session, group, wanted));
                })
                .orElseGet(() -> IqAnswers.error(iq, IqError.NOT_ACCEPTABLE));
    }

    /** The group, with those who could not be added beside its members. */
    private static Node described(DeviceSession session, Group group, List<Jid> wanted) {
        Node sketch = GroupSketch.of(session.state().accounts(), group);
        Node.Builder node = Node.builder("group");
        sketch.attributes().forEach((name, value) -> {
            if (value instanceof Jid jid) {
                node.attribute(name, jid);
            } else {
                node.attribute(name, value.toString());
            }
        });
        node.children(sketch.children());
        GroupForm form = GroupPeople.form(session, group);
        wanted.stream()
                .filter(person -> !group.hasMember(person))
                .forEach(person -> node.child(GroupPeople.refused(form, person, GroupPeople.addCode(session, person))));
        return node.build();
    }

    private static Node change(DeviceSession session, Jid to, Node iq, Node what) {
        Change change = Arrays.stream(Change.values())
                .filter(each -> what.is(each.tag()))
                .findFirst()
                .orElseThrow();
        List<Jid> people = GroupPeople.of(session, what);
        if (people.isEmpty()) {
            return IqAnswers.error(iq, IqError.BAD_REQUEST);
        }
        return GroupPeople.outcome(
                session,
                to,
                iq,
                what.tag(),
                session.state().groupDesk().change(Actor.of(session.device()), to, change, people));
    }

    private static Node leave(DeviceSession session, Node iq, Node leave) {
        List<Node> left = new ArrayList<>();
        for (Node group : leave.children()) {
            Jid jid = group.attributes().requireJid("id");
            boolean done = group.is("group") && session.state().groupDesk().leave(Actor.of(session.device()), jid);
            Node.Builder answer = Node.builder("group").attribute("id", jid);
            left.add((done ? answer : answer.attribute("error", "404")).build());
        }
        return left.isEmpty()
                ? IqAnswers.error(iq, IqError.BAD_REQUEST)
                : IqAnswers.result(iq, Node.builder("leave").children(left).build());
    }

    /** The answer to what either was done or refused. */
    static Node done(Node iq, Optional<Refusal> refusal) {
        return refusal.map(reason -> IqAnswers.error(iq, IqError.of(reason.code())))
                .orElseGet(() -> IqAnswers.result(iq));
    }

    /** The number of who has an address, if anybody has. */
    static Optional<Jid> number(DeviceSession session, Jid address) {
        return session.state().accounts().byAddress(address.account()).map(Account::jid);
    }
}
