package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.GroupInvitation;
import io.github.camelwhatsapp.model.InviteLink;
import io.github.camelwhatsapp.model.JoinOutcome;
import io.github.camelwhatsapp.model.JoinRequest;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.PartyOutcome;
import io.github.camelwhatsapp.operation.AcceptInvitation;
import io.github.camelwhatsapp.operation.ApproveJoinRequests;
import io.github.camelwhatsapp.operation.Done;
import io.github.camelwhatsapp.operation.GetInvitationInfo;
import io.github.camelwhatsapp.operation.GetInviteInfo;
import io.github.camelwhatsapp.operation.GetInviteLink;
import io.github.camelwhatsapp.operation.GetJoinRequests;
import io.github.camelwhatsapp.operation.JoinGroup;
import io.github.camelwhatsapp.operation.RejectJoinRequests;
import io.github.camelwhatsapp.operation.RevokeInviteLink;
import io.github.camelwhatsapp.stream.RequestFamily;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests of the namespace {@code w:g2} by which people come into a group. Source: multidevice-messaging.md section 7.2. */
public final class InviteStanzas {
    static final RequestFamily REQUESTS = new RequestFamily()
            .add(
                    GetInviteLink.class,
                    (id, operation) -> GroupStanzas.get(id, operation.to(), Node.of("invite")),
                    (operation, reply) -> link(operation.to(), reply))
            .add(
                    RevokeInviteLink.class,
                    (id, operation) -> GroupStanzas.set(id, operation.to(), Node.of("invite")),
                    (operation, reply) -> link(operation.to(), reply))
            .add(
                    GetInviteInfo.class,
                    (id, operation) -> GroupStanzas.ofAll(id, "get", invite(operation.invite())),
                    (operation, reply) -> GroupStanzas.described(reply))
            .add(
                    JoinGroup.class,
                    (id, operation) -> GroupStanzas.ofAll(id, "set", invite(operation.invite())),
                    (operation, reply) -> joined(reply))
            .add(
                    GetJoinRequests.class,
                    (id, operation) -> GroupStanzas.get(id, operation.to(), Node.of("membership_approval_requests")),
                    (operation, reply) -> requests(reply))
            .add(
                    ApproveJoinRequests.class,
                    (id, operation) -> action(id, operation.to(), "approve", operation.participants()),
                    (operation, reply) -> acted("approve", operation.participants(), reply))
            .add(
                    RejectJoinRequests.class,
                    (id, operation) -> action(id, operation.to(), "reject", operation.participants()),
                    (operation, reply) -> acted("reject", operation.participants(), reply))
            .add(
                    GetInvitationInfo.class,
                    (id, operation) -> GroupStanzas.get(
                            id,
                            operation.groupInvitation().group(),
                            Node.builder("query")
                                    .child(invitation("add_request", operation.to(), operation.groupInvitation()))
                                    .build()),
                    (operation, reply) -> GroupStanzas.described(reply))
            .add(
                    AcceptInvitation.class,
                    (id, operation) -> GroupStanzas.set(
                            id,
                            operation.groupInvitation().group(),
                            invitation("accept", operation.to(), operation.groupInvitation())),
                    (operation, reply) -> Done.DONE);

    private InviteStanzas() {}

    /** {@code <accept code expiration admin/>}; one without an end says so with a 0. */
    private static Node invitation(String tag, Party admin, GroupInvitation invitation) {
        long until = invitation.expires().map(Instant::getEpochSecond).orElse(0L);
        return Node.builder(tag)
                .attribute("code", invitation.code())
                .attribute("expiration", Long.toString(until))
                .attribute("admin", Parties.address(admin))
                .build();
    }

    /** Takes a request of the account's own back. */
    public static Node cancel(String id, Party group, Jid own) {
        return GroupStanzas.set(
                id,
                group,
                Node.builder("cancel_membership_requests")
                        .child(Node.builder("participant").attribute("jid", own).build())
                        .build());
    }

    private static Node invite(String code) {
        return Node.builder("invite").attribute("code", code).build();
    }

    private static InviteLink link(Party group, Node reply) {
        return new InviteLink(
                group, Replies.require(reply, "invite").attributes().requireText("code"));
    }

    /** {@code <group jid/>}, or {@code <membership_approval_request jid/>} where an administrator has to agree. */
    private static JoinOutcome joined(Node reply) {
        Optional<Node> pending = reply.child("membership_approval_request");
        Node group = pending.orElseGet(() -> Replies.require(reply, "group"));
        return new JoinOutcome(Party.of(group.attributes().requireJid("jid")), pending.isPresent());
    }

    private static List<JoinRequest> requests(Node reply) {
        return Replies.require(reply, "membership_approval_requests").children().stream()
                .filter(child -> child.is("membership_approval_request"))
                .map(request -> new JoinRequest(
                        Parties.require(request),
                        request.attributes().instant("request_time"),
                        request.attribute("request_method"),
                        Parties.in(People.AS_TOLD, request.attributes(), "requestor", "requestor_pn")))
                .toList();
    }

    private static Node action(String id, Party group, String what, List<Party> whom) {
        return GroupStanzas.set(
                id,
                group,
                Node.builder("membership_requests_action")
                        .child(Node.builder(what)
                                .children(whom.stream()
                                        .map(party -> Parties.child("participant", party)
                                                .build())
                                        .toList())
                                .build())
                        .build());
    }

    private static List<PartyOutcome> acted(String what, List<Party> whom, Node reply) {
        return GroupOutcomes.ofParticipants(
                whom, Replies.require(Replies.require(reply, "membership_requests_action"), what));
    }
}
