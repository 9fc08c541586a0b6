package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Actor;
import io.github.camelwhatsapp.emulator.state.Group;
import io.github.camelwhatsapp.emulator.state.GroupDesk;
import io.github.camelwhatsapp.emulator.state.GroupDoor;
import io.github.camelwhatsapp.emulator.state.GroupForm;
import io.github.camelwhatsapp.emulator.state.GroupSketch;
import io.github.camelwhatsapp.emulator.state.Refusal;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Invite links and requests to join. Source: multidevice-messaging.md section 7.2. */
final class GroupDoorIqs {
    Node link(DeviceSession session, Jid to, Node iq) {
        Optional<Refusal> refusal = session.state().groupDoor().mayInvite(Actor.of(session.device()), to);
        return refusal.isPresent() ? GroupIqs.done(iq, refusal) : code(session, to, iq);
    }

    Node revoke(DeviceSession session, Jid to, Node iq) {
        Optional<Refusal> refusal = session.state().groupDoor().revoke(Actor.of(session.device()), to);
        return refusal.isPresent() ? GroupIqs.done(iq, refusal) : code(session, to, iq);
    }

    Node look(DeviceSession session, Node iq, Node invite) {
        GroupDoor.Entry entry =
                session.state().groupDoor().look(invite.attributes().requireText("code"));
        return entry.group()
                .map(group -> IqAnswers.result(
                        iq, GroupSketch.forGuest(session.state().accounts(), group)))
                .orElseGet(() -> GroupIqs.done(iq, entry.refusal()));
    }

    Node join(DeviceSession session, Node iq, Node invite) {
        GroupDoor.Entry entry = session.state()
                .groupDoor()
                .join(Actor.of(session.device()), invite.attributes().requireText("code"));
        return entry.group()
                .map(group -> IqAnswers.result(
                        iq,
                        Node.builder(entry.pending() ? "membership_approval_request" : "group")
                                .attribute("jid", group.jid())
                                .build()))
                .orElseGet(() -> GroupIqs.done(iq, entry.refusal()));
    }

    Node requests(DeviceSession session, Jid to, Node iq) {
        Optional<Group> group = session.state().groups().find(to);
        boolean allowed =
                group.filter(known -> known.isAdmin(session.account().jid())).isPresent();
        if (!allowed) {
            return IqAnswers.error(iq, group.isEmpty() ? IqError.ITEM_NOT_FOUND : IqError.FORBIDDEN);
        }
        GroupForm form = GroupPeople.form(session, group.get());
        Node.Builder requests = Node.builder("membership_approval_requests");
        group.get()
                .profile()
                .requests()
                .values()
                .forEach(request -> requests.child(form.person("membership_approval_request", request.person())
                        .attribute("request_time", Long.toString(request.at().getEpochSecond()))
                        .attribute("request_method", request.method())
                        .build()));
        return IqAnswers.result(iq, requests.build());
    }

    Node decide(DeviceSession session, Jid to, Node iq, Node action) {
        Optional<Node> decision = action.firstChild().filter(child -> child.is("approve") || child.is("reject"));
        if (decision.isEmpty() || decision.get().children().isEmpty()) {
            return IqAnswers.error(iq, IqError.BAD_REQUEST);
        }
        GroupDesk.Outcome outcome = session.state()
                .groupDoor()
                .decide(
                        Actor.of(session.device()),
                        to,
                        decision.get().is("approve"),
                        GroupPeople.of(session, decision.get()));
        return outcome.refusal().isPresent()
                ? GroupIqs.done(iq, outcome.refusal())
                : IqAnswers.result(
                        iq,
                        Node.builder(action.tag())
                                .child(GroupPeople.each(
                                        session, to, decision.get().tag(), outcome))
                                .build());
    }

    /** Shows a group to somebody whom an administrator invited. */
    Node invitation(DeviceSession session, Jid to, Node iq, Node request) {
        Optional<Refusal> refusal = session.state().groupDoor().mayAccept(guest(session, to, request));
        return refusal.isPresent()
                ? GroupIqs.done(iq, refusal)
                : IqAnswers.result(
                        iq,
                        GroupSketch.forGuest(
                                session.state().accounts(),
                                session.state().groups().find(to).orElseThrow()));
    }

    /** Lets somebody in whom an administrator invited. */
    Node accept(DeviceSession session, Jid to, Node iq, Node accept) {
        return GroupIqs.done(iq, session.state().groupDoor().accept(guest(session, to, accept)));
    }

    private static GroupDoor.Guest guest(DeviceSession session, Jid to, Node invitation) {
        Jid admin = invitation.attributes().requireJid("admin").account();
        return new GroupDoor.Guest(
                Actor.of(session.device()),
                to,
                invitation.attributes().requireText("code"),
                Instant.ofEpochSecond(
                        invitation.attributes().number("expiration").orElse(0L)),
                GroupIqs.number(session, admin).orElse(admin));
    }

    /** Takes a request back; nobody takes that of somebody else back. */
    Node cancel(DeviceSession session, Jid to, Node iq, Node cancel) {
        List<Jid> people = GroupPeople.of(session, cancel);
        return people.equals(List.of(session.account().jid()))
                ? GroupIqs.done(iq, session.state().groupDoor().cancel(Actor.of(session.device()), to))
                : IqAnswers.error(iq, IqError.BAD_REQUEST);
    }

    private static Node code(DeviceSession session, Jid to, Node iq) {
        Group group = session.state().groups().find(to).orElseThrow();
        return IqAnswers.result(
                iq,
                Node.builder("invite")
                        .attribute("code", group.profile().code(group.id()))
                        .build());
    }
}
