package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the servers know of one number. Used on the lane only. */
public final class Account {
    private static final Instant CREATION = Instant.ofEpochSecond(1_411_643_804);
    private static final Instant EXPIRATION = Instant.ofEpochSecond(1_893_456_000);

    private static final int MOST_ACQUAINTANCES = 10_000;

    private final String number;
    private final Jid jid;
    private final Jid lid;
    private final LoginNonces nonces = new LoginNonces();
    private final Mailbox mailbox;
    private final Deliveries deliveries;
    private final SentMessages sent;
    private final LinkedDevices linked;
    private final PublishedKeys publishedKeys = new PublishedKeys();
    private final CompanionProfile profile = new CompanionProfile();
    private final ContactTrust trust = new ContactTrust();
    private final Set<String> acquaintances = new LinkedHashSet<>();
    private final Set<Jid> subscriptions = new HashSet<>();
    private byte[] password;
    private Standing standing = Standing.ACTIVE;
    private int connections;
    private String name = "";
    private boolean available;
    private @Nullable Instant lastSeen;
    private final ContactList contacts = new ContactList();
    private PushConfig pushConfig = PushConfig.NONE;
    private @Nullable Picture picture;
    private Instant statusSince = CREATION;
    private Instant expiration = EXPIRATION;
    private String kind = "free";
    private byte[] recoveryToken = {};
    private List<Jid> denied = List.of();
    private final Map<Jid, List<Jid>> broadcastLists = new LinkedHashMap<>();
    private final Map<String, Jid> calls = new LinkedHashMap<>();
    private @Nullable Link link;

    Account(String number, Jid lid, byte[] password, Mailboxes mailboxes, int rememberedIds) {
        this.number = number;
        this.jid = Jid.ofPhone(number);
        this.password = password.clone();
        this.lid = lid;
        mailbox = mailboxes.forAccount();
        linked = new LinkedDevices(this, mailboxes, rememberedIds);
        deliveries = new Deliveries(rememberedIds);
        sent = new SentMessages(rememberedIds);
    }

    /** The number: digits with the country code. */
    public String number() {
        return number;
    }

    /** The number's address. */
    public Jid jid() {
        return jid;
    }

    /** The number's hidden address. */
    public Jid lid() {
        return lid;
    }

    /** The numbers of those who have written to it, been written to, or asked which devices it has. */
    public Set<String> acquaintances() {
        return acquaintances;
    }

    /** Two accounts have to do with each other from now on, and are told of each other's devices. */
    public void meets(Account other) {
        if (other != this && acquaintances.size() < MOST_ACQUAINTANCES) {
            acquaintances.add(other.number);
        }
    }

    /** Its linked devices. */
    public LinkedDevices linked() {
        return linked;
    }

    /** The settings that its linked devices can ask for. */
    public CompanionProfile profile() {
        return profile;
    }

    /** To whom it may write. */
    public ContactTrust trust() {
        return trust;
    }

    /** A copy of the password that the login is derived from. */
    public byte[] password() {
        return password.clone();
    }

    /** Changes the password; what is logged in stays so. */
    public void password(byte[] bytes) {
        password = bytes.clone();
    }

    /** Whether it may log in. */
    public Standing standing() {
        return standing;
    }

    /** Changes whether it may log in; what is logged in stays so. */
    public void standing(Standing now) {
        standing = now;
    }

    /** When the account was made, as the login tells it. */
    public Instant creation() {
        return CREATION;
    }

    /** When it ends, as the login tells it. */
    public Instant expiration() {
        return expiration;
    }

    /** The numbers that it has synced. */
    public ContactList contacts() {
        return contacts;
    }

    /** Extends it by a year, which makes it a paid one. */
    public void extend() {
        expiration = expiration.plus(365, ChronoUnit.DAYS);
        kind = "paid";
    }

    /** {@code free} or {@code paid}. */
    public String kind() {
        return kind;
    }

    /** Its picture, if it has one. */
    public Optional<Picture> picture() {
        return Optional.ofNullable(picture);
    }

    void picture(@Nullable Picture other) {
        picture = other;
    }

    /** Since when its status text is what it is. */
    public Instant statusSince() {
        return statusSince;
    }

    void statusSince(Instant moment) {
        statusSince = moment;
    }

    /** The token by which it can be recovered; empty if it was never told. */
    public byte[] recoveryToken() {
        return recoveryToken.clone();
    }

    /** Changes that token. */
    public void recoveryToken(byte[] token) {
        recoveryToken = token.clone();
    }

    /** Whether it does not want to hear someone. */
    public boolean blocks(Jid person) {
        return denied.contains(person) || profile.blocked().contains(person);
    }

    /** Takes over what others see of another account, and its settings. */
    void inherit(Account other) {
        picture = other.picture;
        statusSince = other.statusSince;
        profile.about(other.profile.about());
        other.profile.privacy().forEach(profile::privacy);
        denied = other.denied;
        other.contacts().all().forEach(contact -> contacts.add(contact, true));
    }

    /** The nonces of its next login. */
    public LoginNonces nonces() {
        return nonces;
    }

    /** Counts a connection that named this account; gives its number, from 1. */
    public int countConnection() {
        return ++connections;
    }

    /** What waits for it. */
    public Mailbox mailbox() {
        return mailbox;
    }

    /** The messages that it was given lately. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** The messages that it sent lately. */
    public SentMessages sent() {
        return sent;
    }

    /** The name that it gave itself, or an empty one. */
    public String name() {
        return name;
    }

    /** Changes the name. */
    public void name(String given) {
        name = given;
    }

    /** The keys that its client has published in the classic protocol. */
    public PublishedKeys publishedKeys() {
        return publishedKeys;
    }

    /** What it was configured with. */
    public PushConfig pushConfig() {
        return pushConfig;
    }

    /** Changes what it was configured with. */
    public void pushConfig(PushConfig given) {
        pushConfig = given;
    }

    /** The addresses on its privacy list, in order. */
    public List<Jid> denied() {
        return denied;
    }

    /** Changes its privacy list. */
    public void denied(List<Jid> addresses) {
        denied = List.copyOf(addresses);
    }

    /** The recipients of its broadcasts by the list's address, in the order in which they were first used. */
    public Map<Jid, List<Jid>> broadcastLists() {
        return broadcastLists;
    }

    /** Who calls it, by the id of the call, until it has declined. */
    public Map<String, Jid> calls() {
        return calls;
    }

    /** The line to its client, if it is logged in. */
    public Optional<Link> link() {
        return Optional.ofNullable(link);
    }

    /** Whether its client is logged in and has shown itself. */
    public boolean isAvailable() {
        return available || linked.all().stream().anyMatch(Device::isAvailable);
    }

    /** Whether its classic client has shown itself. */
    boolean isShownByClassic() {
        return available;
    }

    void lastSeen(@Nullable Instant at) {
        lastSeen = at;
    }

    /** When it was last available, if ever and not now. */
    public Optional<Instant> lastSeen() {
        return Optional.ofNullable(lastSeen);
    }

    /** Whose presence it has subscribed to on the present connection. */
    public Set<Jid> subscriptions() {
        return subscriptions;
    }

    void link(@Nullable Link line) {
        link = line;
    }

    void available() {
        available = true;
        lastSeen = null;
    }

    void unavailable(Instant since) {
        available = false;
        lastSeen = since;
    }

    void reset() {
        mailbox.clear();
        linked.reset();
        deliveries.clear();
        sent.clear();
        subscriptions.clear();
        acquaintances.clear();
        contacts.clear();
        broadcastLists.clear();
        calls.clear();
    }
}
