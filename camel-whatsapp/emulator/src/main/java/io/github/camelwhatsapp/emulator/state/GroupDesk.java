package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes groups for those who may, and tells the other members. Who may what and which code says so is ours, but for 401, 403, 404 and
 * 406, which are the codes that the notes name. Used on the lane only. Source: classic.md sections 5.1, 5.4 and 10.
 */
public final class GroupDesk {
    private static final int GROUPS = 9_999;
    private static final int DONE = 200;

    private final Accounts accounts;
    private final Groups groups;
    private final GroupTeller teller;
    private final TimeSource time;

    GroupDesk(Accounts accounts, Groups groups, GroupTeller teller, TimeSource time) {
        this.accounts = accounts;
        this.groups = groups;
        this.teller = teller;
        this.time = time;
    }

    /** What is done to participants of a group. */
    public enum Change {
        /** They are taken in. */
        ADD,
        /** They are put out. */
        REMOVE,
        /** They become administrators. */
        PROMOTE,
        /** They become ordinary members. */
        DEMOTE;

        /** The wire's word for it. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What became of a request.
     *
     * @param refusal why nothing was done, if so
     * @param codes for each participant 200 or the code of why not
     */
    public record Outcome(Optional<Refusal> refusal, Map<Jid, Integer> codes) {
        private static Outcome refused(Refusal reason) {
            return new Outcome(Optional.of(reason), Map.of());
        }
    }

    /**
     * Makes a group of the creator and those of the others who have an account.
     *
     * @return empty if the subject is too long, the participants too many or none of them there
     */
    public Optional<Group> create(Actor creator, String subject, List<Jid> others) {
        List<Jid> there = others.stream()
                .filter(other -> accounts.find(other.user()).isPresent())
                .toList();
        Jid own = creator.account().jid();
        boolean fits = fits(creator, subject)
                && others.size() < creator.groupSize()
                && groups.of(own).size() < GROUPS;
        // A classic client makes no group without others; a linked device may, and asks for those who cannot be added.
        if (!fits || (there.isEmpty() && creator.device().isEmpty())) {
            return Optional.empty();
        }
        Group group = creator.device().isPresent()
                ? groups.createLinked(subject, own, time.now())
                : groups.create(subject, own, time.now());
        group.hidden(creator.device().isPresent());
        there.stream()
                .filter(person ->
                        creator.device().isEmpty() || Admission.code(accounts, creator, group, person) == DONE)
                .forEach(group::add);
        teller.tell(group, creator, form -> created(form, group), Set.of());
        return Optional.of(group);
    }

    /** Gives a group another subject; for members, and for administrators only when it is locked. */
    public Optional<Refusal> subject(Actor by, Jid jid, String subject) {
        Optional<Refusal> refusal =
                refusal(by, jid, groups.find(jid).map(Group::isLocked).orElse(false));
        if (refusal.isPresent() || !fits(by, subject)) {
            return refusal.or(() -> Optional.of(Refusal.NOT_ACCEPTABLE));
        }
        Group group = groups.find(jid).orElseThrow();
        group.subject(subject, by.account().jid(), time.now());
        teller.tell(
                group,
                by,
                form -> {
                    Node.Builder news = Node.builder("subject")
                            .attribute("subject", subject)
                            .attribute("s_t", Long.toString(group.subjectAt().getEpochSecond()));
                    form.name(news, "s_o", by.account().jid());
                    return news.build();
                },
                Set.of());
        return Optional.empty();
    }

    /** Locks or unlocks a group; for administrators. */
    public Optional<Refusal> locked(Actor by, Jid jid, boolean locked) {
        Optional<Refusal> refusal = refusal(by, jid, true);
        if (refusal.isEmpty()) {
            Group group = groups.find(jid).orElseThrow();
            group.locked(locked);
            teller.tellLinked(group, by, form -> Node.of(locked ? "locked" : "unlocked"));
        }
        return refusal;
    }

    /** Changes participants; for administrators. */
    public Outcome change(Actor by, Jid jid, Change change, List<Jid> whom) {
        boolean adminsOnly = change != Change.ADD
                || by.device().isEmpty()
                || groups.find(jid)
                        .map(group -> group.profile().is(GroupProfile.Switch.ADMINS_ADD))
                        .orElse(true);
        Optional<Refusal> refusal = refusal(by, jid, adminsOnly);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Group group = groups.find(jid).orElseThrow();
        if (change == Change.ADD && group.members().size() + whom.size() > by.groupSize()) {
            return Outcome.refused(Refusal.NOT_ACCEPTABLE);
        }
        Map<Jid, Integer> codes = new LinkedHashMap<>();
        whom.forEach(person -> codes.put(person, code(by, group, change, person)));
        List<Jid> done = codes.keySet().stream()
                .filter(person -> codes.get(person) == DONE)
                .toList();
        done.forEach(person -> apply(group, change, person));
        if (!done.isEmpty()) {
            teller.tell(
                    group,
                    by,
                    form -> news(form, group, change, done),
                    change == Change.REMOVE ? Set.copyOf(done) : Set.of());
        }
        return new Outcome(Optional.empty(), codes);
    }

    /** Lets a member go; the last administrator leaves it to the member who has been there longest. Answers whether they were in it. */
    public boolean leave(Actor actor, Jid jid) {
        Account member = actor.account();
        Optional<Group> found = groups.find(jid).filter(group -> group.hasMember(member.jid()));
        found.ifPresent(group -> {
            group.remove(member.jid());
            teller.tell(
                    group,
                    actor,
                    form -> news(form, group, Change.REMOVE, List.of(member.jid())),
                    actor.device().isPresent() || !member.linked().all().isEmpty() ? Set.of(member.jid()) : Set.of());
            List<Jid> left = group.members();
            if (left.isEmpty()) {
                groups.delete(group);
            } else if (left.stream().noneMatch(group::isAdmin)) {
                group.admin(left.get(0), true);
            }
        });
        return found.isPresent();
    }

    /** A number has become another one: it takes its place in every group. */
    public void changedNumber(Account before, Account now) {
        for (Group group : groups.of(before.jid())) {
            group.rename(before.jid(), now.jid());
            teller.tell(
                    group,
                    Actor.of(before),
                    form -> Node.builder("modify")
                            .child(form.person("participant", now.jid()).build())
                            .build(),
                    Set.of());
        }
    }

    /** {@code <group id creator creation subject s_t s_o><participant jid type/>...</group>}. */
    public static Node describe(Group group) {
        Node.Builder node = Node.builder("group")
                .attribute("id", group.id())
                .attribute("creator", group.creator())
                .attribute("creation", Long.toString(group.creation().getEpochSecond()))
                .attribute("subject", group.subject())
                .attribute("s_t", Long.toString(group.subjectAt().getEpochSecond()))
                .attribute("s_o", group.subjectOwner());
        for (Jid member : group.members()) {
            Node.Builder participant = Node.builder("participant").attribute("jid", member);
            node.child((group.isAdmin(member) ? participant.attribute("type", "admin") : participant).build());
        }
        return node.build();
    }

    Optional<Refusal> refusal(Actor actor, Jid jid, boolean adminsOnly) {
        Account by = actor.account();
        Optional<Group> group = groups.find(jid);
        if (group.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_RECIPIENT);
        }
        if (!group.get().hasMember(by.jid())) {
            return Optional.of(Refusal.NOT_A_MEMBER);
        }
        return adminsOnly && !group.get().isAdmin(by.jid()) ? Optional.of(Refusal.NOT_PERMITTED) : Optional.empty();
    }

    private int code(Actor by, Group group, Change change, Jid person) {
        if (change == Change.ADD) {
            return Admission.code(accounts, by, group, person);
        }
        boolean ofFounder = person.equals(group.creator())
                && (change == Change.DEMOTE
                        || (change == Change.REMOVE && by.device().isPresent()));
        if (!group.hasMember(person)) {
            return by.device().isPresent() ? Refusal.CONFLICT.code() : Refusal.UNKNOWN_RECIPIENT.code();
        }
        return ofFounder ? Refusal.NOT_A_MEMBER.code() : DONE;
    }

    private static void apply(Group group, Change change, Jid person) {
        switch (change) {
            case ADD -> {
                group.add(person);
                group.profile().putOut().remove(person);
                group.profile().requests().remove(person);
            }
            case REMOVE -> {
                group.remove(person);
                group.profile().putOut().add(person);
            }
            case PROMOTE -> group.admin(person, true);
            case DEMOTE -> group.admin(person, false);
        }
    }

    /** {@code <create type="new"><group/></create>}. */
    static Node created(GroupForm form, Group group) {
        return Node.builder("create")
                .attribute("type", "new")
                .child(form.isLinked() ? GroupSketch.describe(form, group) : describe(group))
                .build();
    }

    private static Node news(GroupForm form, Group group, Change change, List<Jid> whom) {
        Node.Builder news = Node.builder(change.tag());
        if (!form.isLinked() && (change == Change.ADD || change == Change.REMOVE)) {
            news.attribute("subject", group.subject());
        }
        return news.children(whom.stream()
                        .map(person -> form.person("participant", person).build())
                        .toList())
                .build();
    }

    private static boolean fits(Actor by, String subject) {
        return !subject.isEmpty() && subject.codePointCount(0, subject.length()) <= by.subjectLength();
    }
}
