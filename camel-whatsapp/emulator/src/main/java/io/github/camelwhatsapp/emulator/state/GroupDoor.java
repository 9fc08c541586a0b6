package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.emulator.state.GroupProfile.Request;
import io.github.camelwhatsapp.emulator.state.GroupProfile.Switch;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets people into groups by invite links, at once or when an administrator agrees. Used on the lane only. Source:
 * multidevice-messaging.md section 7.2.
 */
public final class GroupDoor {
    private static final int SIZE = 1_024;
    private static final int DONE = 200;
    private static final String BY_LINK = "invite_link";

    private final Groups groups;
    private final GroupDesk desk;
    private final GroupTeller teller;
    private final TimeSource time;

    GroupDoor(Groups groups, GroupDesk desk, GroupTeller teller, TimeSource time) {
        this.groups = groups;
        this.desk = desk;
        this.teller = teller;
        this.time = time;
    }

    /**
     * What became of a link or a request.
     *
     * @param refusal why nothing was done, if so
     * @param group the group
     * @param pending whether an administrator has to agree first
     */
    public record Entry(Optional<Refusal> refusal, Optional<Group> group, boolean pending) {
        private static Entry refused(Refusal reason) {
            return new Entry(Optional.of(reason), Optional.empty(), false);
        }
    }

    /** Why somebody may not see the link; empty if they may. */
    public Optional<Refusal> mayInvite(Actor by, Jid jid) {
        boolean all = groups.find(jid)
                .map(group -> group.profile().is(Switch.ALL_INVITE))
                .orElse(false);
        return desk.refusal(by, jid, !all);
    }

    /** Makes the link void and tells of the new one; for administrators. */
    public Optional<Refusal> revoke(Actor by, Jid jid) {
        return desk.refusal(by, jid, true).or(() -> {
            Group group = groups.find(jid).orElseThrow();
            group.profile().voidCode(group.id());
            Node news = Node.builder("invite")
                    .attribute("code", group.profile().code(group.id()))
                    .build();
            teller.tellLinked(group, by, form -> news);
            return Optional.empty();
        });
    }

    /** The group behind a code: 410 for one that was made void, 406 for one that never was. */
    public Entry look(String code) {
        for (Group group : groups.all()) {
            if (group.profile().hasCode(code)) {
                return new Entry(Optional.empty(), Optional.of(group), false);
            }
            if (group.profile().wasVoided(code)) {
                return Entry.refused(Refusal.LINK_VOID);
            }
        }
        return Entry.refused(Refusal.NOT_ACCEPTABLE);
    }

    /** Comes in by a code, or asks to. */
    public Entry join(Actor by, String code) {
        Entry found = look(code);
        if (found.group().isEmpty()) {
            return found;
        }
        Group group = found.group().get();
        Jid own = by.account().jid();
        if (group.hasMember(own)) {
            return Entry.refused(Refusal.IS_MEMBER);
        }
        if (group.profile().putOut().contains(own)) {
            return Entry.refused(Refusal.WAS_PUT_OUT);
        }
        if (group.members().size() >= SIZE) {
            return Entry.refused(Refusal.FULL);
        }
        boolean pending = group.profile().is(Switch.APPROVAL);
        if (pending) {
            ask(group, by);
        } else {
            group.add(own);
            tellJoined(group, by, List.of(own));
        }
        return new Entry(Optional.empty(), Optional.of(group), pending);
    }

    /**
     * Somebody whom an administrator invited by a message.
     *
     * @param actor who comes
     * @param group whereto
     * @param code the code of the invitation
     * @param expires until when it holds
     * @param admin who invited them
     */
    public record Guest(Actor actor, Jid group, String code, Instant expires, Jid admin) {}

    /** The code with which an administrator may invite somebody who cannot be added. */
    public static String invitationFor(Jid person) {
        return "request" + person.user();
    }

    /** Why somebody may not come in by an invitation; empty if they may. */
    public Optional<Refusal> mayAccept(Guest guest) {
        Optional<Group> group = groups.find(guest.group());
        if (group.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_RECIPIENT);
        }
        Jid own = guest.actor().account().jid();
        if (group.get().hasMember(own)) {
            return Optional.of(Refusal.IS_MEMBER);
        }
        boolean holds = guest.code().equals(invitationFor(own))
                && group.get().isAdmin(guest.admin())
                && guest.expires().isAfter(time.now());
        return holds ? Optional.empty() : Optional.of(Refusal.NOT_PERMITTED);
    }

    /** Comes in by an invitation. */
    public Optional<Refusal> accept(Guest guest) {
        return mayAccept(guest).or(() -> {
            Group group = groups.find(guest.group()).orElseThrow();
            Jid own = guest.actor().account().jid();
            group.add(own);
            tellJoined(group, guest.actor(), List.of(own));
            return Optional.empty();
        });
    }

    /** Takes one's own request back, of which the administrators are told. */
    public Optional<Refusal> cancel(Actor by, Jid jid) {
        Optional<Group> group = groups.find(jid);
        Jid own = by.account().jid();
        if (group.isEmpty() || group.get().profile().requests().remove(own) == null) {
            return Optional.of(Refusal.UNKNOWN_RECIPIENT);
        }
        tellAdmins(group.get(), by, form -> participants(form, "revoked_membership_requests", List.of(own)));
        return Optional.empty();
    }

    /** Lets people in who asked, or turns them away; for administrators. Who did not ask has the code 404. */
    public GroupDesk.Outcome decide(Actor by, Jid jid, boolean approve, List<Jid> people) {
        Optional<Refusal> refusal = desk.refusal(by, jid, true);
        if (refusal.isPresent()) {
            return new GroupDesk.Outcome(refusal, Map.of());
        }
        Group group = groups.find(jid).orElseThrow();
        Map<Jid, Integer> codes = new LinkedHashMap<>();
        for (Jid person : people) {
            Request request = group.profile().requests().remove(person);
            codes.put(person, request == null ? Refusal.UNKNOWN_RECIPIENT.code() : DONE);
        }
        List<Jid> decided =
                people.stream().filter(person -> codes.get(person) == DONE).toList();
        if (approve) {
            decided.forEach(group::add);
        }
        if (!decided.isEmpty() && approve) {
            tellJoined(group, by, decided);
        } else if (!decided.isEmpty()) {
            tellAdmins(group, by, form -> participants(form, "revoked_membership_requests", decided));
        }
        return new GroupDesk.Outcome(Optional.empty(), codes);
    }

    /** Who came in gets the group as a whole, the others hear that they came. */
    private void tellJoined(Group group, Actor by, List<Jid> people) {
        teller.tell(group, by, form -> participants(form, "add", people), Set.of());
        teller.tellLinked(group, by, form -> GroupDesk.created(form, group), teller.accounts(people));
    }

    private void ask(Group group, Actor by) {
        Jid own = by.account().jid();
        group.profile().requests().put(own, new Request(own, BY_LINK, time.now()));
        tellAdmins(group, by, form -> Node.builder("created_membership_requests")
                .attribute("request_method", BY_LINK)
                .child(form.person("requested_user", own).build())
                .build());
    }

    private void tellAdmins(Group group, Actor by, Function<GroupForm, Node> news) {
        teller.tellLinked(
                group,
                by,
                news,
                teller.accounts(group.members().stream().filter(group::isAdmin).toList()));
    }

    private static Node participants(GroupForm form, String tag, List<Jid> people) {
        Node.Builder news = Node.builder(tag);
        if (tag.equals("add")) {
            news.attribute("reason", "invite");
        }
        return news.children(people.stream()
                        .map(person -> form.person("participant", person).build())
                        .toList())
                .build();
    }
}
