package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.util.Optional;

/**
 * All that the servers of one emulator remember. It and what it holds belong to the {@link Lane}: other threads go through
 * {@link Lane#call}.
 */
public final class ServerState {
    private final Lane lane;
    private final TimeSource time;
    private final Limits limits;
    private final Patience patience;
    private final NonceSource nonces;
    private final Accounts accounts;
    private final Groups groups = new Groups();
    private final Presences presences;
    private final Attendance attendance;
    private final Courier courier;
    private final Postman postman = new Postman();
    private final MediaShelf media = new MediaShelf();
    private final MmsShelf mms = new MmsShelf();
    private final Applicants applicants = new Applicants();
    private final Showing showing = new Showing(this);
    private final Notifier notifier;
    private final GroupDesk groupDesk;
    private final GroupOffice groupOffice;
    private final AccountNews accountNews;
    private final Typing typing;
    private final GroupDoor groupDoor;

    /** Empty servers. */
    public ServerState(Lane lane, TimeSource time, Limits limits, Patience patience, NonceSource nonces) {
        this.lane = lane;
        this.time = time;
        this.limits = limits;
        this.patience = patience;
        this.nonces = nonces;
        accounts = new Accounts(new Mailboxes(limits.mailbox(), patience.ack(), time, lane), limits.rememberedIds());
        accounts.whenMade(this::tellThoseWhoKnow);
        notifier = new Notifier(time);
        typing = new Typing(accounts, groups);
        accountNews = new AccountNews(notifier);
        GroupTeller teller = new GroupTeller(accounts, notifier);
        groupDesk = new GroupDesk(accounts, groups, teller, time);
        groupOffice = new GroupOffice(groups, groupDesk, teller, time);
        groupDoor = new GroupDoor(groups, groupDesk, teller, time);
        presences = new Presences(accounts, time);
        attendance = new Attendance(presences, time);
        courier = new Courier(accounts, groups, limits.broadcastRecipients());
    }

    /** Where all of this is used. */
    public Lane lane() {
        return lane;
    }

    /** The clock. */
    public TimeSource time() {
        return time;
    }

    /** The bounds. */
    public Limits limits() {
        return limits;
    }

    /** The deadlines. */
    public Patience patience() {
        return patience;
    }

    /** Where nonces come from. */
    public NonceSource nonces() {
        return nonces;
    }

    /** The accounts. */
    public Accounts accounts() {
        return accounts;
    }

    /** The groups. */
    public Groups groups() {
        return groups;
    }

    /** Who is available. */
    public Presences presences() {
        return presences;
    }

    /** Who is connected. */
    public Attendance attendance() {
        return attendance;
    }

    /** Who brings messages. */
    public Courier courier() {
        return courier;
    }

    /** The encrypted media of linked devices that the server holds. */
    public MmsShelf mms() {
        return mms;
    }

    /** The media that the server holds. */
    public MediaShelf media() {
        return media;
    }

    /** Who takes receipts back. */
    public Postman postman() {
        return postman;
    }

    /** What others see of accounts. */
    public Showing showing() {
        return showing;
    }

    /** Removes an account, its memberships and its registration; its connection is the caller's to end. */
    public void remove(Account account) {
        groups.of(account.jid()).forEach(group -> group.remove(account.jid()));
        account.link().ifPresent(link -> attendance.loggedOut(account, link));
        account.reset();
        accounts.remove(account);
        applicants.of(account.number()).unregister();
    }

    /** Moves all that an old account is and has to a new one; groups are told, the old account is gone. */
    public void move(Account before, Account after) {
        after.inherit(before);
        for (Group group : groups.of(before.jid())) {
            group.replace(before.jid(), after.jid());
            Node change = Node.builder("modify")
                    .child(Node.builder("participant")
                            .attribute("jid", after.jid())
                            .build())
                    .build();
            group.members().stream()
                    .filter(member -> !member.equals(after.jid()))
                    .flatMap(member -> accounts.find(member.user()).stream())
                    .forEach(member -> notify(member, group.jid(), "w:gp2", Optional.of(before.jid()), change));
        }
        Optional<Link> line = before.link();
        remove(before);
        line.ifPresent(Link::replaced);
    }

    /** The numbers that the registration service has met. */
    public Applicants applicants() {
        return applicants;
    }

    /** The time now as stanzas carry it: seconds since 1970. */
    public String seconds() {
        return Long.toString(time.now().getEpochSecond());
    }

    /**
     * Stores a notification for an account, with an id and the time.
     *
     * @param from who it comes from
     * @param type its type, for example {@code w:gp2}
     * @param child what it tells
     * @return the id that its ack will carry
     * @throws IllegalStateException if the mailbox is full
     */
    public String notify(Account account, Jid from, String type, Node child) {
        return notify(account.mailbox(), from, type, child);
    }

    /** Stores a notification in a mailbox; otherwise as {@link #notify(Account, Jid, String, Node)}. */
    public String notify(Mailbox mailbox, Jid from, String type, Node child) {
        return notifier.tell(mailbox, from, type, null, child);
    }

    /** Stores a notification of what someone in a group did; otherwise as {@link #notify(Account, Jid, String, Node)}. */
    public String notify(Account account, Jid from, String type, Optional<Jid> author, Node child) {
        Account who = author.flatMap(jid -> accounts.find(jid.user())).orElse(null);
        return notifier.tell(account.mailbox(), from, type, who, child);
    }

    /**
     * Has someone call; the offer waits in the mailbox of who is called.
     *
     * @return the id of the stanza
     */
    public String call(Account caller, Account called, String callId) {
        String id = "call-" + callId;
        Node.Builder call = Node.builder("call")
                .attribute("from", caller.jid())
                .attribute("id", id)
                .attribute("t", seconds());
        if (!caller.name().isEmpty()) {
            call.attribute("notify", caller.name());
        }
        called.calls().put(callId, caller.jid());
        called.mailbox()
                .store(call.child(Node.builder("offer")
                                .attribute("call-id", callId)
                                .build())
                        .build());
        return id;
    }

    /** Who changes groups. */
    public GroupDesk groupDesk() {
        return groupDesk;
    }

    /** Who changes what only linked devices know of groups. */
    public GroupOffice groupOffice() {
        return groupOffice;
    }

    /** Who tells the devices of an account what was changed. */
    public AccountNews accountNews() {
        return accountNews;
    }

    /** Who shows that people type. */
    public Typing typing() {
        return typing;
    }

    /** Who lets people into groups. */
    public GroupDoor groupDoor() {
        return groupDoor;
    }

    /** Who puts notifications into mailboxes. */
    public Notifier notifier() {
        return notifier;
    }

    /** Someone is there whom others had asked for: they are told. Source: classic.md section 10, contacts. */
    private void tellThoseWhoKnow(Account made) {
        accounts.all().stream()
                .filter(account -> account.contacts().appeared(made.jid())
                        && account.mailbox().hasRoom())
                .forEach(account -> notify(
                        account,
                        made.jid(),
                        "contacts",
                        Node.builder("add").attribute("jid", made.jid()).build()));
    }

    /** Forgets accounts, groups and what waits; connections must be closed before. */
    public void reset() {
        accounts.all().forEach(Account::reset);
        accounts.clear();
        groups.clear();
        presences.clear();
        applicants.clear();
    }
}
