package io.github.camelwhatsapp.multidevice.stanza;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.model.Group;
import io.github.camelwhatsapp.model.GroupDescription;
import io.github.camelwhatsapp.model.GroupMember;
import io.github.camelwhatsapp.model.GroupSetting;
import io.github.camelwhatsapp.model.GroupSettings;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.wire.MissingAttributeException;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code <group>}: a group as the server describes it. Source: multidevice-messaging.md section 7.1. */
final class GroupNodes {
    /** The longest timer that is believed: ten years. */
    private static final long LONGEST = 315_360_000;

    private GroupNodes() {}

    /**
     * Reads it. Children that this version does not know are passed over.
     *
     * @throws MissingAttributeException if it has no id, or a member no address
     */
    static Group read(People people, Node group) {
        List<Node> members = group.children().stream()
                .filter(child -> child.is("participant"))
                .toList();
        return new Group(
                address(group),
                group.attribute("subject").orElse(""),
                Parties.in(people, group.attributes(), "creator", "creator_pn"),
                group.attributes().instant("creation"),
                group.attributes().instant("s_t"),
                Parties.in(people, group.attributes(), "s_o", "s_o_pn"),
                members.stream()
                        .filter(member -> member.attribute("error").isEmpty())
                        .map(member -> member(people, member))
                        .toList(),
                group.child("description").flatMap(description -> description(people, description)),
                Optional.of(settings(group)),
                Optional.of(members)
                        .map(all -> all.stream()
                                .filter(member -> member.attribute("error").isPresent())
                                .map(GroupOutcomes::outcome)
                                .toList())
                        .filter(refused -> !refused.isEmpty()));
    }

    /** The address in {@code id}, which may be bare, or in {@code jid}. */
    static Party address(Node group) {
        return group.attribute("id")
                .map(GroupNodes::address)
                .orElseGet(() -> Party.of(group.attributes().requireJid("jid")));
    }

    static Party address(String id) {
        return Party.of(id.indexOf('@') < 0 ? Jid.ofGroup(id) : Jid.parse(id));
    }

    /** {@code <description id t participant><body>text</body></description>}; empty for one that was deleted. */
    static Optional<GroupDescription> description(People people, Node description) {
        return description
                .child("body")
                .map(body -> new GroupDescription(
                        description.attribute("id").orElse(""),
                        body.text(),
                        Parties.in(people, description.attributes(), "participant", "participant_pn"),
                        description.attributes().instant("t")));
    }

    /** What {@code <ephemeral expiration=SECONDS/>} says; zero for nothing that makes sense. */
    static Duration timer(Node ephemeral) {
        return ephemeral
                .attributes()
                .number("expiration")
                .filter(seconds -> seconds > 0 && seconds <= LONGEST)
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    private static GroupMember member(People people, Node participant) {
        return new GroupMember(
                Parties.require(people, participant),
                participant.attribute("type").filter(type -> !type.isEmpty()).isPresent());
    }

    private static GroupSettings settings(Node group) {
        Set<GroupSetting> settings = EnumSet.noneOf(GroupSetting.class);
        settings.add(
                group.child("announcement").isPresent() ? GroupSetting.ADMINS_WRITE : GroupSetting.EVERYBODY_WRITES);
        settings.add(group.child("locked").isPresent() ? GroupSetting.ADMINS_EDIT : GroupSetting.EVERYBODY_EDITS);
        settings.add(
                group.child("membership_approval_mode")
                                .filter(GroupSettingNodes::isOn)
                                .isPresent()
                        ? GroupSetting.ASK_TO_JOIN
                        : GroupSetting.JOIN_FREELY);
        group.child("member_add_mode").flatMap(GroupSettingNodes::read).ifPresent(settings::add);
        group.child("member_link_mode").flatMap(GroupSettingNodes::read).ifPresent(settings::add);
        return new GroupSettings(
                settings,
                group.child("ephemeral").map(GroupNodes::timer).orElse(Duration.ZERO),
                group.attributes().is("addressing_mode", "lid"),
                group.child("suspended").isPresent(),
                group.child("linked_parent")
                        .flatMap(parent -> parent.attributes().jid("jid"))
                        .map(Party::of));
    }
}
