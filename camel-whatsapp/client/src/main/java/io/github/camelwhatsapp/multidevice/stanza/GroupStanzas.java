package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PartyOutcome;
import io.github.camelwhatsapp.operation.CreateGroup;
import io.github.camelwhatsapp.operation.DemoteParticipants;
import io.github.camelwhatsapp.operation.GetGroupInfo;
import io.github.camelwhatsapp.operation.GetGroups;
import io.github.camelwhatsapp.operation.LeaveGroups;
import io.github.camelwhatsapp.operation.LockGroup;
import io.github.camelwhatsapp.operation.PromoteParticipants;
import io.github.camelwhatsapp.operation.RemoveParticipants;
import io.github.camelwhatsapp.operation.SetGroupDisappearingTimer;
import io.github.camelwhatsapp.operation.SetGroupSetting;
import io.github.camelwhatsapp.operation.SetGroupSubject;
import io.github.camelwhatsapp.operation.UnlockGroup;
import io.github.camelwhatsapp.stream.RequestFamily;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests of the namespace {@code w:g2} about groups and who is in them. Source: multidevice-messaging.md sections 7.1 and 7.2. */
public final class GroupStanzas {
    private static final Jid ALL = Jid.of("", Jid.GROUP_SERVER);

    static final RequestFamily REQUESTS = new RequestFamily()
            .add(GetGroups.class, (id, operation) -> groups(id), (operation, reply) -> groups(reply))
            .add(
                    GetGroupInfo.class,
                    (id, operation) -> info(id, operation.to()),
                    (operation, reply) -> described(reply))
            .add(SetGroupSubject.class, GroupStanzas::subject)
            .add(LockGroup.class, (id, operation) -> set(id, operation.to(), Node.of("locked")))
            .add(UnlockGroup.class, (id, operation) -> set(id, operation.to(), Node.of("unlocked")))
            .add(
                    SetGroupSetting.class,
                    (id, operation) -> set(id, operation.to(), GroupSettingNodes.encode(operation.setting())))
            .add(SetGroupDisappearingTimer.class, GroupStanzas::timer)
            .add(
                    RemoveParticipants.class,
                    (id, operation) -> change(id, operation.to(), "remove", operation.participants(), Map.of()),
                    (operation, reply) -> changed("remove", operation.participants(), reply))
            .add(
                    PromoteParticipants.class,
                    (id, operation) -> change(id, operation.to(), "promote", operation.participants(), Map.of()),
                    (operation, reply) -> changed("promote", operation.participants(), reply))
            .add(
                    DemoteParticipants.class,
                    (id, operation) -> change(id, operation.to(), "demote", operation.participants(), Map.of()),
                    (operation, reply) -> changed("demote", operation.participants(), reply))
            .add(
                    LeaveGroups.class,
                    (id, operation) -> leave(id, operation.to()),
                    (operation, reply) -> GroupOutcomes.ofGroups(operation.to(), Replies.require(reply, "leave")));

    private GroupStanzas() {}

    /**
     * Asks the server to make a group.
     *
     * @param tokens the tokens of those who gave us one
     */
    public static Node create(String id, CreateGroup operation, Map<Party, byte[]> tokens) {
        return request(
                id,
                "set",
                ALL,
                Node.builder("create")
                        .attribute("subject", operation.subject())
                        .children(participants(operation.participants(), tokens))
                        .build());
    }

    /** Asks what a group is. */
    public static Node info(String id, Party group) {
        return get(
                id,
                group,
                Node.builder("query").attribute("request", "interactive").build());
    }

    /**
     * The group that a reply describes.
     *
     * @throws io.github.camelwhatsapp.error.ProtocolException if it describes none
     */
    public static Group described(Node reply) {
        return GroupNodes.read(People.AS_TOLD, Replies.require(reply, "group"));
    }

    /** Asks for all groups of the account. */
    public static Node groups(String id) {
        return request(
                id,
                "get",
                ALL,
                Node.builder("participating")
                        .child(Node.of("participants"))
                        .child(Node.of("description"))
                        .build());
    }

    /** The groups in a reply. */
    public static List<Group> groups(Node reply) {
        return Replies.require(reply, "groups").children().stream()
                .filter(child -> child.is("group"))
                .map(group -> GroupNodes.read(People.AS_TOLD, group))
                .toList();
    }

    /**
     * Changes who is in a group.
     *
     * @param what {@code add}, {@code remove}, {@code promote} or {@code demote}
     * @param tokens the tokens of those who gave us one
     */
    public static Node change(String id, Party group, String what, List<Party> whom, Map<Party, byte[]> tokens) {
        return set(
                id,
                group,
                Node.builder(what).children(participants(whom, tokens)).build());
    }

    /** What became of a change. */
    public static List<PartyOutcome> changed(String what, List<Party> whom, Node reply) {
        return GroupOutcomes.ofParticipants(whom, Replies.require(reply, what));
    }

    /**
     * Gives a group another description.
     *
     * @param text the description; empty to take it away
     * @param fresh the id of the new version
     * @param previous the id of the one that it replaces
     */
    public static Node description(String id, Party group, String text, String fresh, Optional<String> previous) {
        Node.Builder description = Node.builder("description").attribute("id", fresh);
        previous.ifPresent(old -> description.attribute("prev", old));
        Node made = text.isEmpty()
                ? description.attribute("delete", "true").build()
                : description.child(Node.builder("body").data(text).build()).build();
        return set(id, group, made);
    }

    /** A question about a group. */
    static Node get(String id, Party group, Node what) {
        return request(id, "get", group.id(), what);
    }

    /** A change of a group. */
    static Node set(String id, Party group, Node what) {
        return request(id, "set", group.id(), what);
    }

    /** A question or a change that names its group inside, if any. */
    static Node ofAll(String id, String type, Node what) {
        return request(id, type, ALL, what);
    }

    private static Node subject(String id, SetGroupSubject operation) {
        return set(
                id,
                operation.to(),
                Node.builder("subject").data(operation.subject()).build());
    }

    private static Node timer(String id, SetGroupDisappearingTimer operation) {
        long seconds = operation.timer().toSeconds();
        return set(
                id,
                operation.to(),
                seconds == 0
                        ? Node.of("not_ephemeral")
                        : Node.builder("ephemeral")
                                .attribute("expiration", Long.toString(seconds))
                                .build());
    }

    private static Node leave(String id, List<Party> groups) {
        return ofAll(
                id,
                "set",
                Node.builder("leave")
                        .children(groups.stream()
                                .map(group -> Node.builder("group")
                                        .attribute("id", group.id())
                                        .build())
                                .toList())
                        .build());
    }

    private static List<Node> participants(List<Party> parties, Map<Party, byte[]> tokens) {
        return parties.stream()
                .map(party -> {
                    Node.Builder child = Parties.child("participant", party);
                    byte[] token = tokens.get(party);
                    return token == null
                            ? child.build()
                            : child.child(Node.builder("privacy").data(token).build())
                                    .build();
                })
                .toList();
    }

    private static Node request(String id, String type, Jid to, Node what) {
        return Node.builder("iq")
                .attribute("to", to)
                .attribute("type", type)
                .attribute("xmlns", "w:g2")
                .attribute("id", id)
                .child(what)
                .build();
    }
}
