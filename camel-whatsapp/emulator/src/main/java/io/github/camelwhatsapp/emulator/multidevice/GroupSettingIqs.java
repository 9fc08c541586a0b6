package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.emulator.state.Actor;
import io.github.camelwhatsapp.emulator.state.Group;
import io.github.camelwhatsapp.emulator.state.GroupDesk;
import io.github.camelwhatsapp.emulator.state.GroupOffice;
import io.github.camelwhatsapp.emulator.state.GroupProfile.Switch;
import io.github.camelwhatsapp.emulator.state.Refusal;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Map;
import java.util.Optional;

/** Changes of what a group says of itself and how it is run. Source: multidevice-messaging.md section 7.2. */
final class GroupSettingIqs {
    private record Turn(Switch what, boolean on) {}

    private static final Map<String, Turn> WORDS = Map.of(
            "announcement", new Turn(Switch.ANNOUNCEMENT, true),
            "not_announcement", new Turn(Switch.ANNOUNCEMENT, false),
            "admin_add", new Turn(Switch.ADMINS_ADD, true),
            "all_member_add", new Turn(Switch.ADMINS_ADD, false),
            "admin_link", new Turn(Switch.ALL_INVITE, false),
            "all_member_link", new Turn(Switch.ALL_INVITE, true),
            "on", new Turn(Switch.APPROVAL, true),
            "off", new Turn(Switch.APPROVAL, false));

    /** Does a change; empty if there is no such one. */
    Optional<Node> change(DeviceSession session, Jid to, Node iq, Node what) {
        return attempt(session, to, what).map(refusal -> GroupIqs.done(iq, refusal));
    }

    /** What a group is given when it is made; what cannot be is left out. */
    void initial(DeviceSession session, Group group, Node create) {
        create.children().stream()
                .filter(child -> !child.is("participant") && !child.is("subject"))
                .forEach(child -> attempt(session, group.jid(), child));
    }

    private static Optional<Optional<Refusal>> attempt(DeviceSession session, Jid to, Node what) {
        Actor by = Actor.of(session.device());
        GroupDesk desk = session.state().groupDesk();
        GroupOffice office = session.state().groupOffice();
        return switch (what.tag()) {
            case "subject" -> Optional.of(desk.subject(by, to, what.text()));
            case "locked", "unlocked" -> Optional.of(desk.locked(by, to, what.is("locked")));
            case "description" -> Optional.of(description(office, by, to, what));
            case "not_ephemeral" -> Optional.of(office.timer(by, to, 0));
            case "ephemeral" ->
                Optional.of(office.timer(
                        by, to, what.attributes().number("expiration").orElse(-1L)));
            case "announcement",
                    "not_announcement",
                    "member_add_mode",
                    "member_link_mode",
                    "membership_approval_mode" ->
                Optional.of(turn(what)
                        .map(turn -> office.set(by, to, turn.what(), turn.on()))
                        .orElse(Optional.of(Refusal.BAD_VALUE)));
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> description(GroupOffice office, Actor by, Jid to, Node what) {
        boolean delete = what.attributes().is("delete", "true");
        Optional<Node> body = what.child("body");
        if (delete == body.isPresent() || (!delete && what.attribute("id").isEmpty())) {
            return Optional.of(Refusal.BAD_VALUE);
        }
        return office.describe(
                by, to, body.map(Node::text).orElse(""), what.attribute("id").orElse(""), what.attribute("prev"));
    }

    private static Optional<Turn> turn(Node what) {
        String word =
                switch (what.tag()) {
                    case "member_add_mode", "member_link_mode" -> what.text();
                    case "membership_approval_mode" ->
                        what.child("group_join")
                                .flatMap(join -> join.attribute("state"))
                                .orElse("");
                    default -> what.tag();
                };
        return Optional.ofNullable(WORDS.get(word)).filter(turn -> fits(what.tag(), turn.what()));
    }

    private static boolean fits(String tag, Switch what) {
        return switch (tag) {
            case "member_add_mode" -> what == Switch.ADMINS_ADD;
            case "member_link_mode" -> what == Switch.ALL_INVITE;
            case "membership_approval_mode" -> what == Switch.APPROVAL;
            default -> what == Switch.ANNOUNCEMENT;
        };
    }
}
