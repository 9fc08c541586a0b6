package io.github.camelwhatsapp.classic.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.GroupMember;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.AddParticipants;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.operation.DemoteParticipants;
import io.github.camelwhatsapp.operation.GetGroupInfo;
import io.github.camelwhatsapp.operation.GetGroups;
import io.github.camelwhatsapp.operation.GetOwnedGroups;
import io.github.camelwhatsapp.operation.LeaveGroups;
import io.github.camelwhatsapp.operation.LockGroup;
import io.github.camelwhatsapp.operation.PromoteParticipants;
import io.github.camelwhatsapp.operation.RemoveParticipants;
import io.github.camelwhatsapp.operation.ServerLimits;
import io.github.camelwhatsapp.operation.SetGroupSubject;
import io.github.camelwhatsapp.operation.UnlockGroup;
import io.github.camelwhatsapp.stream.RequestFamily;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;

/** Requests of the namespace {@code w:g2}, and what answers them. Source: classic.md section 5.4. */
public final class GroupStanzas {
    private static final Jid ALL = Jid.of("", Jid.GROUP_SERVER);

    static final RequestFamily REQUESTS = new RequestFamily()
            .add(GetGroups.class, (id, operation) -> get(id, ALL, "participating"), (operation, reply) -> groups(reply))
            .add(GetOwnedGroups.class, (id, operation) -> get(id, ALL, "owning"), (operation, reply) -> groups(reply))
            .add(
                    GetGroupInfo.class,
                    (id, operation) -> info(id, operation.to()),
                    (operation, reply) -> described(reply))
            .add(SetGroupSubject.class, GroupStanzas::subject)
            .add(LockGroup.class, (id, operation) -> set(id, operation.to().id(), Node.of("locked")))
            .add(UnlockGroup.class, (id, operation) -> set(id, operation.to().id(), Node.of("unlocked")))
            .add(
                    AddParticipants.class,
                    (id, operation) -> change(id, operation.to(), "add", operation.participants()),
                    (operation, reply) -> Outcomes.ofParticipants(operation.participants(), reply))
            .add(
                    RemoveParticipants.class,
                    (id, operation) -> change(id, operation.to(), "remove", operation.participants()),
                    (operation, reply) -> Outcomes.ofParticipants(operation.participants(), reply))
            .add(
                    PromoteParticipants.class,
                    (id, operation) -> change(id, operation.to(), "promote", operation.participants()),
                    (operation, reply) -> Outcomes.ofParticipants(operation.participants(), reply))
            .add(
                    DemoteParticipants.class,
                    (id, operation) -> change(id, operation.to(), "demote", operation.participants()),
                    (operation, reply) -> Outcomes.ofParticipants(operation.participants(), reply))
            .add(
                    LeaveGroups.class,
                    (id, operation) -> leave(id, operation.to()),
                    (operation, reply) -> Outcomes.ofGroups(operation.to(), reply));

    private GroupStanzas() {}

    /**
     * Asks the server to make a group.
     *
     * @throws IllegalArgumentException if it is more than this generation can do
     */
    public static Node create(String id, CreateGroup operation) {
        checkSubject(operation.name(), operation.subject());
        checkCount(operation.name(), operation.participants(), ServerLimits.CLASSIC_PARTICIPANTS - 1);
        return set(
                id,
                ALL,
                Node.builder("create")
                        .attribute("subject", operation.subject())
                        .children(participants(operation.participants()))
                        .build());
    }

    /**
     * The address of the group that was made.
     *
     * @throws io.github.camelwhatsapp.wire.MissingAttributeException if the reply names none
     */
    public static Party created(Node reply) {
        return address(reply.child("group").orElse(reply));
    }

    /** Asks what a group is. */
    public static Node info(String id, Party group) {
        return iq(id, "get", group.id())
                .child(Node.builder("query").attribute("request", "interactive").build())
                .build();
    }

    /**
     * The group that a reply describes.
     *
     * @throws io.github.camelwhatsapp.wire.MissingAttributeException if it describes none
     */
    public static Group described(Node reply) {
        return read(reply.child("group").orElse(reply));
    }

    /** {@code <group id creator creation subject s_t s_o><participant jid type/>...</group>}. */
    static Group read(Node group) {
        return new Group(
                address(group),
                group.attribute("subject").orElse(""),
                group.attributes().jid("creator").map(Party::of),
                group.attributes().instant("creation"),
                group.attributes().instant("s_t"),
                group.attributes().jid("s_o").map(Party::of),
                group.children().stream()
                        .filter(child -> child.is("participant"))
                        .map(GroupStanzas::member)
                        .toList());
    }

    /** The address in an attribute that may hold a bare group id. */
    static Party address(Node group) {
        return address(group.attributes().requireText("id"));
    }

    static Party address(String id) {
        return Party.of(id.indexOf('@') < 0 ? Jid.ofGroup(id) : Jid.parse(id));
    }

    private static List<Group> groups(Node reply) {
        return reply.child("groups").map(Node::children).orElse(List.of()).stream()
                .map(GroupStanzas::read)
                .toList();
    }

    private static GroupMember member(Node participant) {
        return new GroupMember(
                Party.of(participant.attributes().requireJid("jid")),
                participant.attributes().is("type", "admin"));
    }

    private static void checkSubject(String operation, String subject) {
        int characters = subject.codePointCount(0, subject.length());
        if (characters > ServerLimits.CLASSIC_SUBJECT) {
            throw new IllegalArgumentException(operation + ": subject has " + characters
                    + " characters; allowed are 1 to " + ServerLimits.CLASSIC_SUBJECT + " in the classic generation");
        }
    }

    private static void checkCount(String operation, List<Party> participants, int most) {
        if (participants.size() > most) {
            throw new IllegalArgumentException(operation + ": participants has " + participants.size()
                    + " entries; allowed are 1 to " + most + " in the classic generation");
        }
    }

    private static Node subject(String id, SetGroupSubject operation) {
        checkSubject(operation.name(), operation.subject());
        return set(
                id,
                operation.to().id(),
                Node.builder("subject").data(operation.subject()).build());
    }

    private static Node change(String id, Party group, String what, List<Party> whom) {
        checkCount(what + "Participants", whom, ServerLimits.CLASSIC_PARTICIPANTS);
        return set(
                id, group.id(), Node.builder(what).children(participants(whom)).build());
    }

    private static Node leave(String id, List<Party> groups) {
        return set(
                id,
                ALL,
                Node.builder("leave")
                        .attribute("action", "delete")
                        .children(groups.stream()
                                .map(group -> Node.builder("group")
                                        .attribute("id", group.id().toString())
                                        .build())
                                .toList())
                        .build());
    }

    private static List<Node> participants(List<Party> parties) {
        return parties.stream()
                .map(party -> Node.builder("participant")
                        .attribute("jid", party.id().toString())
                        .build())
                .toList();
    }

    private static Node get(String id, Jid to, String what) {
        return iq(id, "get", to).child(Node.of(what)).build();
    }

    private static Node set(String id, Jid to, Node what) {
        return iq(id, "set", to).child(what).build();
    }

    private static Node.Builder iq(String id, String type, Jid to) {
        return Node.builder("iq")
                .attribute("id", id)
                .attribute("type", type)
                .attribute("xmlns", "w:g2")
                .attribute("to", to.toString());
    }
}
