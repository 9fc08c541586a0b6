package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.emulator.state.GroupProfile.Switch;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;

/** {@code <group>} as linked devices get it. Used on the lane only. Source: multidevice-messaging.md section 7.1. */
public final class GroupSketch {
    private GroupSketch() {}

    /** A group as a member's device sees it. */
    public static Node of(Accounts accounts, Group group) {
        return describe(GroupForm.linked(accounts, group), group);
    }

    static Node describe(GroupForm form, Group group) {
        Node.Builder node = head(form, group);
        for (Jid member : group.members()) {
            node.child(member(form, group, member));
        }
        settings(form, group, node);
        return node.build();
    }

    /** The same for somebody who is not in it yet: without its members. */
    public static Node forGuest(Accounts accounts, Group group) {
        GroupForm form = GroupForm.linked(accounts, group);
        Node.Builder node = head(form, group);
        settings(form, group, node);
        return node.build();
    }

    private static Node.Builder head(GroupForm form, Group group) {
        Node.Builder node = Node.builder("group")
                .attribute("id", group.id())
                .attribute("subject", group.subject())
                .attribute("s_t", Long.toString(group.subjectAt().getEpochSecond()));
        form.name(node, "s_o", group.subjectOwner());
        node.attribute("creation", Long.toString(group.creation().getEpochSecond()));
        form.name(node, "creator", group.creator());
        return node.attribute("size", Integer.toString(group.members().size()))
                .attribute("addressing_mode", form.mode());
    }

    private static Node member(GroupForm form, Group group, Jid member) {
        Node.Builder participant = form.person("participant", member);
        if (group.isAdmin(member)) {
            participant.attribute("type", member.equals(group.creator()) ? "superadmin" : "admin");
        }
        return participant.build();
    }

    private static void settings(GroupForm form, Group group, Node.Builder node) {
        GroupProfile profile = group.profile();
        profile.description().ifPresent(description -> node.child(description(form, description)));
        if (profile.is(Switch.ANNOUNCEMENT)) {
            node.child(Node.of("announcement"));
        }
        if (group.isLocked()) {
            node.child(Node.of("locked"));
        }
        if (profile.disappearingSeconds() > 0) {
            node.child(ephemeral(profile.disappearingSeconds()));
        }
        node.child(text("member_add_mode", profile.is(Switch.ADMINS_ADD) ? "admin_add" : "all_member_add"));
        node.child(text("member_link_mode", profile.is(Switch.ALL_INVITE) ? "all_member_link" : "admin_link"));
        if (profile.is(Switch.APPROVAL)) {
            node.child(approval(true));
        }
    }

    static Node description(GroupForm form, GroupProfile.Description description) {
        Node.Builder node = Node.builder("description")
                .attribute("id", description.id())
                .attribute("t", Long.toString(description.at().getEpochSecond()));
        form.name(node, "participant", description.author());
        return node.child(Node.builder("body").data(description.text()).build()).build();
    }

    static Node ephemeral(long seconds) {
        return Node.builder("ephemeral")
                .attribute("expiration", Long.toString(seconds))
                .build();
    }

    static Node approval(boolean on) {
        return Node.builder("membership_approval_mode")
                .child(Node.builder("group_join")
                        .attribute("state", on ? "on" : "off")
                        .build())
                .build();
    }

    static Node text(String tag, String text) {
        return Node.builder(tag).data(text).build();
    }
}
