package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes groups for those who may, and tells the other members. Who may what and which code says so is ours, but for 401, 403, 404 and
 * 406, which are the codes that the notes name. Used on the lane only. Source: classic.md sections 5.1, 5.4 and 10.
 */
public final class GroupDesk {
    private static final int SUBJECT = 25;
    private static final int PARTICIPANTS = 101;
    private static final int GROUPS = 9_999;
    private static final int DONE = 200;

    private final Accounts accounts;
    private final Groups groups;
    private final Notifier notifier;
    private final TimeSource time;

    GroupDesk(Accounts accounts, Groups groups, Notifier notifier, TimeSource time) {
        this.accounts = accounts;
        this.groups = groups;
        this.notifier = notifier;
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
            return name().toLowerCase(java.util.Locale.ROOT);
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
    public Optional<Group> create(Account creator, String subject, List<Jid> others) {
        List<Jid> there = others.stream()
                .filter(other -> accounts.find(other.user()).isPresent())
                .toList();
        boolean fits = fits(subject)
                && others.size() < PARTICIPANTS
                && groups.of(creator.jid()).size() < GROUPS;
        if (!fits || there.isEmpty()) {
            return Optional.empty();
        }
        Group group = groups.create(subject, creator.jid(), time.now());
        there.forEach(group::add);
        tell(group, creator, created(group), Set.of());
        return Optional.of(group);
    }

    /** Gives a group another subject; for members, and for administrators only when it is locked. */
    public Optional<Refusal> subject(Account by, Jid jid, String subject) {
        Optional<Refusal> refusal =
                refusal(by, jid, groups.find(jid).map(Group::isLocked).orElse(false));
        if (refusal.isPresent() || !fits(subject)) {
            return refusal.or(() -> Optional.of(Refusal.NOT_ACCEPTABLE));
        }
        Group group = groups.find(jid).orElseThrow();
        group.subject(subject, by.jid(), time.now());
        Node news = Node.builder("subject")
                .attribute("subject", subject)
                .attribute("s_t", Long.toString(group.subjectAt().getEpochSecond()))
                .attribute("s_o", by.jid())
                .build();
        tell(group, by, news, Set.of());
        return Optional.empty();
    }

    /** Locks or unlocks a group; for administrators. */
    public Optional<Refusal> locked(Account by, Jid jid, boolean locked) {
        Optional<Refusal> refusal = refusal(by, jid, true);
        if (refusal.isEmpty()) {
            groups.find(jid).orElseThrow().locked(locked);
        }
        return refusal;
    }

    /** Changes participants; for administrators. */
    public Outcome change(Account by, Jid jid, Change change, List<Jid> whom) {
        Optional<Refusal> refusal = refusal(by, jid, true);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Group group = groups.find(jid).orElseThrow();
        if (change == Change.ADD && group.members().size() + whom.size() > PARTICIPANTS) {
            return Outcome.refused(Refusal.NOT_ACCEPTABLE);
        }
        Map<Jid, Integer> codes = new LinkedHashMap<>();
        whom.forEach(person -> codes.put(person, code(by, group, change, person)));
        List<Jid> done = codes.keySet().stream()
                .filter(person -> codes.get(person) == DONE)
                .toList();
        done.forEach(person -> apply(group, change, person));
        if (!done.isEmpty()) {
            tell(group, by, news(group, change, done), change == Change.REMOVE ? Set.copyOf(done) : Set.of());
        }
        return new Outcome(Optional.empty(), codes);
    }

    /** Lets a member go; the last administrator leaves it to the member who has been there longest. Answers whether they were in it. */
    public boolean leave(Account member, Jid jid) {
        Optional<Group> found = groups.find(jid).filter(group -> group.hasMember(member.jid()));
        found.ifPresent(group -> {
            group.remove(member.jid());
            tell(group, member, news(group, Change.REMOVE, List.of(member.jid())), Set.of());
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
            Node news = Node.builder("modify").child(participant(now.jid())).build();
            tell(group, before, news, Set.of());
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

    private Optional<Refusal> refusal(Account by, Jid jid, boolean adminsOnly) {
        Optional<Group> group = groups.find(jid);
        if (group.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_RECIPIENT);
        }
        if (!group.get().hasMember(by.jid())) {
            return Optional.of(Refusal.NOT_A_MEMBER);
        }
        return adminsOnly && !group.get().isAdmin(by.jid()) ? Optional.of(Refusal.NOT_PERMITTED) : Optional.empty();
    }

    private int code(Account by, Group group, Change change, Jid person) {
        Optional<Account> account = accounts.find(person.user());
        if (change != Change.ADD) {
            boolean founder = change == Change.DEMOTE && person.equals(group.creator());
            return !group.hasMember(person)
                    ? Refusal.UNKNOWN_RECIPIENT.code()
                    : founder ? Refusal.NOT_A_MEMBER.code() : DONE;
        }
        if (account.isEmpty()) {
            return Refusal.UNKNOWN_RECIPIENT.code();
        }
        return account.get().denied().contains(by.jid()) ? Refusal.NOT_PERMITTED.code() : DONE;
    }

    private static void apply(Group group, Change change, Jid person) {
        switch (change) {
            case ADD -> group.add(person);
            case REMOVE -> group.remove(person);
            case PROMOTE -> group.admin(person, true);
            case DEMOTE -> group.admin(person, false);
        }
    }

    private void tell(Group group, Account author, Node news, Set<Jid> besides) {
        Set<Jid> told = new LinkedHashSet<>(group.members());
        told.addAll(besides);
        told.remove(author.jid());
        told.stream()
                .flatMap(person -> accounts.find(person.user()).stream())
                .filter(account -> account.mailbox().hasRoom())
                .forEach(account -> notifier.tell(account.mailbox(), group.jid(), "w:gp2", author, news));
    }

    private static Node created(Group group) {
        return Node.builder("create")
                .attribute("type", "new")
                .child(describe(group))
                .build();
    }

    private static Node news(Group group, Change change, List<Jid> whom) {
        Node.Builder news = Node.builder(change.tag());
        if (change == Change.ADD || change == Change.REMOVE) {
            news.attribute("subject", group.subject());
        }
        return news.children(whom.stream().map(GroupDesk::participant).toList()).build();
    }

    private static Node participant(Jid person) {
        return Node.builder("participant").attribute("jid", person).build();
    }

    private static boolean fits(String subject) {
        return !subject.isEmpty() && subject.codePointCount(0, subject.length()) <= SUBJECT;
    }
}
