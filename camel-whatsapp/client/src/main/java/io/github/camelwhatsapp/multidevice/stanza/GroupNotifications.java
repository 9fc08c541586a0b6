package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.GroupCreated;
import io.github.camelwhatsapp.event.GroupDescriptionChanged;
import io.github.camelwhatsapp.event.GroupInviteLinkChanged;
import io.github.camelwhatsapp.event.GroupJoinRequested;
import io.github.camelwhatsapp.event.GroupJoinRequestsWithdrawn;
import io.github.camelwhatsapp.event.GroupLinksChanged;
import io.github.camelwhatsapp.event.GroupParticipantChangedNumber;
import io.github.camelwhatsapp.event.GroupParticipantsAdded;
import io.github.camelwhatsapp.event.GroupParticipantsDemoted;
import io.github.camelwhatsapp.event.GroupParticipantsPromoted;
import io.github.camelwhatsapp.event.GroupParticipantsRemoved;
import io.github.camelwhatsapp.event.GroupSettingChanged;
import io.github.camelwhatsapp.event.GroupStandingChanged;
import io.github.camelwhatsapp.event.GroupSubjectChanged;
import io.github.camelwhatsapp.event.GroupTimerChanged;
import io.github.camelwhatsapp.model.GroupStanding;
import io.github.camelwhatsapp.model.InviteLink;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.stream.UnsupportedStanzaException;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Notifications of the type {@code w:gp2}: one event for each child, which the child's reader makes. Source: multidevice-messaging.md
 * section 7.3.
 */
final class GroupNotifications {
    private static final Map<String, BiFunction<NewsFrame, Node, Event>> READERS = Map.ofEntries(
            Map.entry("create", GroupNotifications::created),
            Map.entry("add", GroupNotifications::added),
            Map.entry("remove", GroupNotifications::removed),
            Map.entry("promote", GroupNotifications::promoted),
            Map.entry("demote", GroupNotifications::demoted),
            Map.entry("linked_group_promote", GroupNotifications::promoted),
            Map.entry("linked_group_demote", GroupNotifications::demoted),
            Map.entry("modify", GroupNotifications::modified),
            Map.entry("change_number", GroupNotifications::modified),
            Map.entry("subject", GroupNotifications::subject),
            Map.entry("description", GroupNotifications::description),
            Map.entry("announcement", GroupNotifications::setting),
            Map.entry("not_announcement", GroupNotifications::setting),
            Map.entry("locked", GroupNotifications::setting),
            Map.entry("unlocked", GroupNotifications::setting),
            Map.entry("member_add_mode", GroupNotifications::setting),
            Map.entry("member_link_mode", GroupNotifications::setting),
            Map.entry("membership_approval_mode", GroupNotifications::setting),
            Map.entry("no_frequently_forwarded", GroupNotifications::setting),
            Map.entry("frequently_forwarded_ok", GroupNotifications::setting),
            Map.entry("limit_sharing_enabled", GroupNotifications::setting),
            Map.entry("auto_add_disabled", GroupNotifications::setting),
            Map.entry("ephemeral", (frame, child) -> timer(frame, GroupNodes.timer(child))),
            Map.entry("not_ephemeral", (frame, child) -> timer(frame, Duration.ZERO)),
            Map.entry("invite", GroupNotifications::link),
            Map.entry("revoke", GroupNotifications::link),
            Map.entry("membership_approval_request", GroupNotifications::requested),
            Map.entry("created_membership_requests", GroupNotifications::requested),
            Map.entry("revoked_membership_requests", GroupNotifications::withdrawn),
            Map.entry("link", (frame, child) -> links(frame, child, true)),
            Map.entry("unlink", (frame, child) -> links(frame, child, false)),
            Map.entry("created_sub_group_suggestion", (frame, child) -> suggestions(frame, child, true)),
            Map.entry("revoked_sub_group_suggestions", (frame, child) -> suggestions(frame, child, false)),
            Map.entry("group_safety_check", (frame, child) -> standing(frame, child, GroupStanding.TO_BE_CHECKED)),
            Map.entry("suspended", (frame, child) -> standing(frame, child, GroupStanding.SUSPENDED)),
            Map.entry("unsuspended", (frame, child) -> standing(frame, child, GroupStanding.REOPENED)),
            Map.entry("delete", (frame, child) -> standing(frame, child, GroupStanding.DELETED)),
            Map.entry("growth_locked", (frame, child) -> standing(frame, child, GroupStanding.CANNOT_GROW)),
            Map.entry("growth_unlocked", (frame, child) -> standing(frame, child, GroupStanding.CAN_GROW)));

    private GroupNotifications() {}

    /**
     * The event of one child.
     *
     * @throws RuntimeException if this version cannot read it
     */
    static Event read(NewsFrame frame, Node child) {
        BiFunction<NewsFrame, Node, Event> reader = READERS.get(child.tag());
        if (reader == null) {
            throw new UnsupportedStanzaException("a notification of a group about <" + child.tag() + ">");
        }
        return reader.apply(frame, child);
    }

    private static Event created(NewsFrame frame, Node create) {
        Node described = create.child("group")
                .orElseThrow(() -> new UnsupportedStanzaException("a <create> that describes no group"));
        return new GroupCreated(
                frame.from(), GroupNodes.read(frame.people(), described), frame.author(), frame.at(), frame.origin());
    }

    private static Event added(NewsFrame frame, Node child) {
        return new GroupParticipantsAdded(
                frame.from(), whom(frame, child), frame.author(), frame.name(), frame.at(), frame.origin());
    }

    private static Event removed(NewsFrame frame, Node child) {
        return new GroupParticipantsRemoved(
                frame.from(), whom(frame, child), frame.author(), frame.name(), frame.at(), frame.origin());
    }

    private static Event promoted(NewsFrame frame, Node child) {
        return new GroupParticipantsPromoted(
                frame.from(), whom(frame, child), frame.author(), frame.name(), frame.at(), frame.origin());
    }

    private static Event demoted(NewsFrame frame, Node child) {
        return new GroupParticipantsDemoted(
                frame.from(), whom(frame, child), frame.author(), frame.name(), frame.at(), frame.origin());
    }

    private static Event modified(NewsFrame frame, Node child) {
        Party old = frame.author()
                .orElseThrow(() -> new UnsupportedStanzaException("a changed number that does not say whose"));
        return new GroupParticipantChangedNumber(
                frame.from(), old, whom(frame, child).get(0), frame.name(), frame.at(), frame.origin());
    }

    private static Event subject(NewsFrame frame, Node child) {
        return new GroupSubjectChanged(
                frame.from(),
                child.attributes().requireText("subject"),
                frame.author().or(() -> Parties.in(frame.people(), child.attributes(), "s_o", "s_o_pn")),
                frame.name(),
                child.attributes().instant("s_t"),
                frame.at(),
                frame.origin());
    }

    private static Event description(NewsFrame frame, Node child) {
        return new GroupDescriptionChanged(
                frame.from(),
                child.child("body").map(Node::text),
                child.attribute("id"),
                frame.author(),
                frame.name(),
                frame.at(),
                frame.origin());
    }

    private static Event setting(NewsFrame frame, Node child) {
        return new GroupSettingChanged(
                frame.from(),
                GroupSettingNodes.read(child)
                        .orElseThrow(() -> new UnsupportedStanzaException("a <" + child.tag() + "> of a new kind")),
                frame.author(),
                frame.name(),
                frame.at(),
                frame.origin());
    }

    private static Event timer(NewsFrame frame, Duration timer) {
        return new GroupTimerChanged(frame.from(), timer, frame.author(), frame.name(), frame.at(), frame.origin());
    }

    private static Event link(NewsFrame frame, Node child) {
        return new GroupInviteLinkChanged(
                frame.from(),
                child.attribute("code").map(code -> new InviteLink(frame.from(), code)),
                frame.author(),
                frame.name(),
                frame.at(),
                frame.origin());
    }

    /** The old form names nobody: it is who caused the notification. */
    private static Event requested(NewsFrame frame, Node child) {
        List<Party> named = Parties.of(frame.people(), child, "requested_user");
        return new GroupJoinRequested(
                frame.from(),
                named.isEmpty() ? frame.author().stream().toList() : named,
                child.attribute("request_method"),
                frame.author(),
                frame.name(),
                frame.at(),
                frame.origin());
    }

    private static Event withdrawn(NewsFrame frame, Node child) {
        return new GroupJoinRequestsWithdrawn(
                frame.from(), whom(frame, child), frame.author(), frame.name(), frame.at(), frame.origin());
    }

    private static Event links(NewsFrame frame, Node child, boolean linked) {
        return new GroupLinksChanged(
                frame.from(),
                linked,
                child.attributes().requireText(linked ? "link_type" : "unlink_type"),
                Parties.of(frame.people(), child, "group"),
                child.attribute("unlink_reason"),
                frame.author(),
                frame.name(),
                frame.at(),
                frame.origin());
    }

    /** Somebody would have a group in the community, or no longer. */
    private static Event suggestions(NewsFrame frame, Node child, boolean suggested) {
        return new GroupLinksChanged(
                frame.from(),
                suggested,
                "sub_group_suggestion",
                child.children().stream()
                        .flatMap(each -> Parties.in(frame.people(), each.attributes(), "jid").stream())
                        .filter(Party::isGroup)
                        .toList(),
                child.attribute("reason"),
                frame.author(),
                frame.name(),
                frame.at(),
                frame.origin());
    }

    private static Event standing(NewsFrame frame, Node child, GroupStanding standing) {
        return new GroupStandingChanged(
                frame.from(),
                standing,
                Optional.of(child).flatMap(node -> node.attribute("reason").or(() -> node.attribute("type"))),
                frame.author(),
                frame.name(),
                frame.at(),
                frame.origin());
    }

    private static List<Party> whom(NewsFrame frame, Node child) {
        List<Party> participants = Parties.of(frame.people(), child, "participant");
        if (participants.isEmpty()) {
            throw new UnsupportedStanzaException("a <" + child.tag() + "> of a group that names nobody");
        }
        return participants;
    }
}
