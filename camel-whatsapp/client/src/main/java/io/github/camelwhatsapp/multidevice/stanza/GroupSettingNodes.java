package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.model.GroupSetting;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/** How a group is set, as children of requests, descriptions and notifications. Source: multidevice-messaging.md sections 7.1 to 7.3. */
final class GroupSettingNodes {
    private GroupSettingNodes() {}

    /** The child that sets it. */
    static Node encode(GroupSetting setting) {
        return switch (setting) {
            case ADMINS_WRITE -> Node.of("announcement");
            case EVERYBODY_WRITES -> Node.of("not_announcement");
            case ADMINS_EDIT -> Node.of("locked");
            case EVERYBODY_EDITS -> Node.of("unlocked");
            case ADMINS_ADD -> text("member_add_mode", "admin_add");
            case EVERYBODY_ADDS -> text("member_add_mode", "all_member_add");
            case ADMINS_INVITE -> text("member_link_mode", "admin_link");
            case EVERYBODY_INVITES -> text("member_link_mode", "all_member_link");
            case ASK_TO_JOIN -> approval("on");
            case JOIN_FREELY -> approval("off");
            case NOT_OFTEN_FORWARDED, OFTEN_FORWARDED_TOO, LIMITED_SHARING, NOBODY_ADDED_UNASKED ->
                throw new IllegalArgumentException(setting + " cannot be set");
        };
    }

    /** What such a child sets; empty for any other, and for a value that this version does not know. */
    static Optional<GroupSetting> read(Node child) {
        return Optional.ofNullable(
                switch (child.tag()) {
                    case "announcement" -> GroupSetting.ADMINS_WRITE;
                    case "not_announcement" -> GroupSetting.EVERYBODY_WRITES;
                    case "locked" -> GroupSetting.ADMINS_EDIT;
                    case "unlocked" -> GroupSetting.EVERYBODY_EDITS;
                    case "member_add_mode", "member_link_mode" ->
                        switch (child.text()) {
                            case "admin_add" -> GroupSetting.ADMINS_ADD;
                            case "all_member_add" -> GroupSetting.EVERYBODY_ADDS;
                            case "admin_link" -> GroupSetting.ADMINS_INVITE;
                            case "all_member_link" -> GroupSetting.EVERYBODY_INVITES;
                            default -> null;
                        };
                    case "membership_approval_mode" ->
                        isOn(child) ? GroupSetting.ASK_TO_JOIN : GroupSetting.JOIN_FREELY;
                    case "no_frequently_forwarded" -> GroupSetting.NOT_OFTEN_FORWARDED;
                    case "frequently_forwarded_ok" -> GroupSetting.OFTEN_FORWARDED_TOO;
                    case "limit_sharing_enabled" -> GroupSetting.LIMITED_SHARING;
                    case "auto_add_disabled" -> GroupSetting.NOBODY_ADDED_UNASKED;
                    default -> null;
                });
    }

    /** Whether {@code <membership_approval_mode><group_join state/>} is on. */
    static boolean isOn(Node approval) {
        return approval.child("group_join")
                .filter(join -> join.attributes().is("state", "on"))
                .isPresent();
    }

    private static Node approval(String state) {
        return Node.builder("membership_approval_mode")
                .child(Node.builder("group_join").attribute("state", state).build())
                .build();
    }

    private static Node text(String tag, String text) {
        return Node.builder(tag).data(text).build();
    }
}
