package io.github.camelwhatsapp.emulator;

import io.github.camelwhatsapp.emulator.ledger.PeerProfile;
import io.github.camelwhatsapp.emulator.ledger.ViolationsLedger;
import io.github.camelwhatsapp.emulator.state.Account;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.ServerState;
import io.github.camelwhatsapp.emulator.state.Standing;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.wire.Node;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An account at the emulated servers, as a test sees and sets it. Safe for use by several threads, but not from an event loop:
 * each call waits for the emulator's lane. Found again by number after {@link WhatsAppEmulator#reset()}.
 */
public final class EmulatedAccount {
    private final ServerState state;
    private final ViolationsLedger violations;
    private final String number;

    EmulatedAccount(ServerState state, ViolationsLedger violations, String number) {
        this.state = state;
        this.violations = violations;
        this.number = number;
    }

    /** The number: digits with the country code. */
    public String number() {
        return number;
    }

    /** The address. */
    public Jid jid() {
        return Jid.ofPhone(number);
    }

    /** The password in Base64, as a registration hands it out and as a client is configured with it. */
    public String password() {
        return Base64.getEncoder().encodeToString(get(Account::password));
    }

    /**
     * Sets the password; who is logged in stays so.
     *
     * @param base64 the password in Base64
     * @throws IllegalArgumentException if it is no Base64
     */
    public EmulatedAccount password(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        return set(account -> account.password(bytes));
    }

    /** Lets the next login succeed; the state of a new account. */
    public EmulatedAccount active() {
        return set(account -> account.standing(Standing.ACTIVE));
    }

    /** Lets the next login fail with {@code not-authorized}. */
    public EmulatedAccount blocked() {
        return set(account -> account.standing(Standing.BLOCKED));
    }

    /** Lets the next login end with the status {@code expired}. */
    public EmulatedAccount expired() {
        return set(account -> account.standing(Standing.EXPIRED));
    }

    /** The hidden address, by which linked devices know the account. */
    public Jid lid() {
        return get(Account::lid);
    }

    /**
     * How many one-time prekeys of a linked device are left.
     *
     * @throws IllegalArgumentException if there is no such device
     */
    public int preKeys(int device) {
        return get(account -> device(account, device).preKeys().count());
    }

    /** Throws the one-time prekeys of a linked device away, as if others had fetched them all; otherwise as {@link #preKeys}. */
    public EmulatedAccount exhaustPreKeys(int device) {
        return set(account -> device(account, device).preKeys().exhaust());
    }

    /** How many one-time prekeys of its classic client are left; 0 too when it has published no keys. */
    public int publishedPreKeys() {
        return get(account -> account.publishedKeys()
                .current()
                .map(keys -> keys.shelf().count())
                .orElse(0));
    }

    /** Throws the one-time prekeys of its classic client away, as if others had fetched them all. */
    public EmulatedAccount exhaustPublishedPreKeys() {
        return set(account ->
                account.publishedKeys().current().ifPresent(keys -> keys.shelf().exhaust()));
    }

    /** Says which client uses this account, so that its known habits count as declared. */
    public EmulatedAccount lenient(PeerProfile profile) {
        violations.profile(number, profile);
        return this;
    }

    /** The name that its client gave itself, or an empty one. */
    public String name() {
        return get(Account::name);
    }

    /** The recovery token that its client has set, as it came; empty if it has set none. */
    public byte[] recoveryToken() {
        return get(Account::recoveryToken);
    }

    /** Whether a client is logged in. */
    public boolean isOnline() {
        return get(account -> account.link().isPresent());
    }

    /** Whether its client has shown itself as available. */
    public boolean isAvailable() {
        return get(Account::isAvailable);
    }

    /** How many stanzas wait for its acks, those that were sent included. */
    public int waiting() {
        return get(account -> account.mailbox().size());
    }

    /**
     * How many stanzas wait for the acks of one of its linked devices, those that were sent included.
     *
     * @throws IllegalArgumentException if there is no such device
     */
    public int waiting(int device) {
        return get(account -> device(account, device).mailbox().size());
    }

    /** What the servers tell it unasked, at the test's wish. */
    public EmulatedNews news() {
        return new EmulatedNews(state, number);
    }

    /** The numbers that its client has synced. */
    public List<String> contacts() {
        return get(account ->
                account.contacts().all().stream().map(Jid::user).sorted().toList());
    }

    /** The calls that it was offered and has not declined, by their ids. */
    public List<String> calls() {
        return get(account -> List.copyOf(account.calls().keySet()));
    }

    /** The numbers whose presence its client has subscribed to on the present connection. */
    public List<String> subscriptions() {
        return get(account ->
                account.subscriptions().stream().map(Jid::user).sorted().toList());
    }

    /**
     * Sends it a notification, now or when it logs in, until it is acked.
     *
     * @param from who it comes from
     * @param type its type, for example {@code contacts}
     * @param child what it tells
     * @return its id
     * @throws IllegalStateException if the mailbox is full
     */
    public String notification(Jid from, String type, Node child) {
        return get(account -> state.notify(account, from, type, child));
    }

    /**
     * Sends one of its linked devices a notification; otherwise as {@link #notification}.
     *
     * @throws IllegalArgumentException if there is no such device
     */
    public String notifyDevice(int device, Jid from, String type, Node child) {
        return get(account -> state.notify(device(account, device).mailbox(), from, type, child));
    }

    /** Tells it in passing that the server took a payment; lost if it is not logged in. Source: classic.md section 11.4. */
    public void paymentTaken(String kind) {
        state.lane().run(() -> state.accounts()
                .provision(number)
                .link()
                .ifPresent(link -> link.send(Node.builder("ib")
                        .attribute("from", Jid.SERVER)
                        .child(Node.builder("account")
                                .attribute("kind", kind)
                                .attribute("status", "active")
                                .attribute("creation", "1411643804")
                                .attribute("expiration", "1924992000")
                                .build())
                        .build())));
    }

    @Override
    public String toString() {
        return "EmulatedAccount[" + number + "]";
    }

    private static Device device(Account account, int number) {
        return account.linked()
                .find(number)
                .orElseThrow(() -> new IllegalArgumentException(account.number() + " has no linked device " + number));
    }

    private EmulatedAccount set(Consumer<Account> change) {
        state.lane().run(() -> change.accept(state.accounts().provision(number)));
        return this;
    }

    private <T> T get(Function<Account, T> question) {
        return state.lane().call(() -> question.apply(state.accounts().provision(number)));
    }
}
