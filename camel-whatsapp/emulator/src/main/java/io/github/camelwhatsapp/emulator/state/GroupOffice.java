package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.emulator.state.GroupProfile.Description;
import io.github.camelwhatsapp.emulator.state.GroupProfile.Switch;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;
import java.util.Set;

/**
 * Changes what only linked devices know of groups, for those who may, and tells the members' devices. Used on the lane only. Source:
 * multidevice-messaging.md section 7.2; who may what is ours where the notes name no code.
 */
public final class GroupOffice {
    private static final int DESCRIPTION = 2_048;
    private static final Set<Long> TIMERS = Set.of(86_400L, 604_800L, 7_776_000L);

    private final Groups groups;
    private final GroupDesk desk;
    private final GroupTeller teller;
    private final TimeSource time;

    GroupOffice(Groups groups, GroupDesk desk, GroupTeller teller, TimeSource time) {
        this.groups = groups;
        this.desk = desk;
        this.teller = teller;
        this.time = time;
    }

    /**
     * Says what a group is for; for members, and for administrators only when it is locked.
     *
     * @param text empty to take it away
     * @param id names the new version
     * @param previous the version that it replaces; refused with 409 when it is not the present one
     */
    public Optional<Refusal> describe(Actor by, Jid jid, String text, String id, Optional<String> previous) {
        Optional<Refusal> refusal = mayEdit(by, jid);
        if (refusal.isPresent()) {
            return refusal;
        }
        Group group = groups.find(jid).orElseThrow();
        Optional<String> present = group.profile().description().map(Description::id);
        if (!present.equals(previous)) {
            return Optional.of(Refusal.CONFLICT);
        }
        if (text.codePointCount(0, text.length()) > DESCRIPTION) {
            return Optional.of(Refusal.NOT_ACCEPTABLE);
        }
        Description now = new Description(id, text, by.account().jid(), time.now());
        group.profile().description(text.isEmpty() ? null : now);
        teller.tellLinked(group, by, form -> text.isEmpty() ? gone(id) : GroupSketch.description(form, now));
        return Optional.empty();
    }

    /** Turns something on or off; for administrators. */
    public Optional<Refusal> set(Actor by, Jid jid, Switch what, boolean on) {
        return desk.refusal(by, jid, true).or(() -> {
            Group group = groups.find(jid).orElseThrow();
            group.profile().set(what, on);
            teller.tellLinked(group, by, form -> news(what, on));
            return Optional.empty();
        });
    }

    /** Has messages disappear after so many seconds, 0 for never; for those who may edit. Other values than the service's are refused. */
    public Optional<Refusal> timer(Actor by, Jid jid, long seconds) {
        return mayEdit(by, jid).or(() -> {
            if (seconds != 0 && !TIMERS.contains(seconds)) {
                return Optional.of(Refusal.BAD_VALUE);
            }
            Group group = groups.find(jid).orElseThrow();
            group.profile().disappearingSeconds(seconds);
            teller.tellLinked(
                    group, by, form -> seconds == 0 ? Node.of("not_ephemeral") : GroupSketch.ephemeral(seconds));
            return Optional.empty();
        });
    }

    /** Why somebody may not change subject, description or picture; empty if they may. */
    public Optional<Refusal> mayEdit(Actor by, Jid jid) {
        return desk.refusal(by, jid, groups.find(jid).map(Group::isLocked).orElse(false));
    }

    private static Node gone(String id) {
        return Node.builder("description")
                .attribute("id", id)
                .child(Node.of("delete"))
                .build();
    }

    private static Node news(Switch what, boolean on) {
        return switch (what) {
            case ANNOUNCEMENT -> Node.of(on ? "announcement" : "not_announcement");
            case ADMINS_ADD -> GroupSketch.text("member_add_mode", on ? "admin_add" : "all_member_add");
            case ALL_INVITE -> GroupSketch.text("member_link_mode", on ? "all_member_link" : "admin_link");
            case APPROVAL -> GroupSketch.approval(on);
        };
    }
}
