package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.stanza.GroupChange.Kind;
import io.github.camelwhatsapp.wire.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a notification of the type {@code w:gp2} changes in who is in a group. Source: multidevice-messaging.md section 7.3. */
final class GroupChanges {
    /** What changes nothing in who is in a group. */
    private static final Set<String> OTHERS = Set.of(
            "subject",
            "description",
            "locked",
            "unlocked",
            "ephemeral",
            "not_ephemeral",
            "member_add_mode",
            "member_link_mode",
            "membership_approval_mode",
            "membership_approval_request",
            "created_membership_requests",
            "revoked_membership_requests",
            "invite",
            "revoke",
            "growth_locked",
            "growth_unlocked",
            "suspended",
            "unsuspended");

    private GroupChanges() {}

    /** The changes in a stanza, in order; none for a stanza of another kind. */
    static List<GroupChange> in(Node stanza) {
        Optional<Jid> group = stanza.is("notification") && stanza.attributes().is("type", "w:gp2")
                ? stanza.attributes().jid("from").filter(Jid::isGroup)
                : Optional.empty();
        return group.map(jid -> stanza.children().stream()
                        .flatMap(child -> of(jid, stanza, child))
                        .toList())
                .orElse(List.of());
    }

    private static Stream<GroupChange> of(Jid group, Node stanza, Node child) {
        return switch (child.tag()) {
            case "create" ->
                Stream.of(new GroupChange(
                        group,
                        Kind.MADE,
                        child.child("group").map(GroupChanges::whom).orElse(List.of())));
            case "add" -> Stream.of(new GroupChange(group, Kind.JOINED, whom(child)));
            case "remove" -> Stream.of(new GroupChange(group, Kind.LEFT, whom(child)));
            case "modify" ->
                Stream.of(new GroupChange(
                        group,
                        Kind.READDRESSED,
                        Stream.concat(stanza.attributes().jid("participant").stream(), whom(child).stream())
                                .toList()));
            case "promote", "demote", "announcement", "not_announcement" ->
                Stream.of(new GroupChange(group, Kind.REGULATED, whom(child)));
            default ->
                OTHERS.contains(child.tag())
                        ? Stream.empty()
                        : Stream.of(new GroupChange(group, Kind.STALE, List.of()));
        };
    }

    private static List<Jid> whom(Node parent) {
        return parent.children().stream()
                .filter(child -> child.is("participant"))
                .flatMap(child -> child.attributes().jid("jid").stream())
                .toList();
    }
}
