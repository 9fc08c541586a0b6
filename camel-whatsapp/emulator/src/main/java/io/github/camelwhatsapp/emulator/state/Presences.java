package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who is available, and who wants to know. A subscription lasts as long as the subscriber's connection. What is said of
 * presence is volatile: it is not stored for those who are away. Used on the lane only. Source: classic.md sections 5.4, 6
 * and 10.
 */
public final class Presences {
    private final Accounts accounts;
    private final TimeSource time;
    private final Map<Jid, Set<Account>> watchers = new HashMap<>();

    Presences(Accounts accounts, TimeSource time) {
        this.accounts = accounts;
        this.time = time;
    }

    /** Whether an account is subscribed to someone's presence. */
    public boolean isSubscribed(Account subscriber, Jid person) {
        return subscriber.subscriptions().contains(person);
    }

    /** Subscribes an account to someone's presence and tells it the present one. */
    public void subscribe(Account subscriber, Jid person) {
        subscriber.subscriptions().add(person);
        watchers.computeIfAbsent(person, jid -> new LinkedHashSet<>()).add(subscriber);
        tell(subscriber, presenceOf(person, subscriber));
    }

    /** Ends a subscription; does nothing if there is none. */
    public void unsubscribe(Account subscriber, Jid person) {
        subscriber.subscriptions().remove(person);
        watchers.computeIfPresent(person, (jid, all) -> {
            all.remove(subscriber);
            return all.isEmpty() ? null : all;
        });
    }

    /** Whether an account's classic client or one of its devices wants to know of somebody's presence. */
    public boolean isWatching(Account watcher, Jid person) {
        return isSubscribed(watcher, person)
                || watcher.linked().all().stream()
                        .flatMap(device -> device.watched().stream())
                        .anyMatch(watched -> accounts.byAddress(watched)
                                .filter(account -> account.jid().equals(person))
                                .isPresent());
    }

    /** A device wants to know of the presence of who has this address, and is told the present one. */
    public void subscribe(Device device, Jid address) {
        device.watched().add(address);
        tell(device, address);
    }

    /** A device does not want to know any more. */
    public void unsubscribe(Device device, Jid address) {
        device.watched().remove(address);
    }

    /** An account shows itself by its classic client. */
    public void available(Account account) {
        change(account, account::available);
    }

    /** An account's classic client hides, or is gone. */
    public void unavailable(Account account) {
        if (account.isShownByClassic()) {
            change(account, () -> account.unavailable(time.now()));
        }
    }

    /** A device shows itself, or hides. */
    public void show(Device device, boolean available) {
        change(device.account(), () -> {
            device.available(available);
            device.account().lastSeen(device.account().isAvailable() ? null : time.now());
        });
    }

    /** Tells those who want to know, if it is a change. */
    private void change(Account account, Runnable change) {
        boolean before = account.isAvailable();
        change.run();
        if (before != account.isAvailable()) {
            tellWatchers(account);
        }
    }

    /** A device's connection is gone, and with it what it wanted to know. */
    void disconnected(Device device) {
        if (device.isAvailable()) {
            show(device, false);
        }
        device.watched().clear();
    }

    /** An account's connection is gone, and with it its subscriptions. */
    void disconnected(Account account) {
        unavailable(account);
        Set.copyOf(account.subscriptions()).forEach(person -> unsubscribe(account, person));
    }

    void clear() {
        watchers.clear();
    }

    private void tellWatchers(Account account) {
        Set.copyOf(watchers.getOrDefault(account.jid(), Set.of()))
                .forEach(watcher -> tell(watcher, presenceOf(account.jid(), watcher)));
        for (Account other : accounts.all()) {
            for (Device device : other.linked().all()) {
                Set.copyOf(device.watched()).stream()
                        .filter(address -> accounts.byAddress(address)
                                .filter(found -> found == account)
                                .isPresent())
                        .forEach(address -> tell(device, address));
            }
        }
    }

    private void tell(Device watcher, Jid address) {
        Jid person = accounts.byAddress(address).map(Account::jid).orElse(address);
        watcher.link()
                .filter(Link::isWritable)
                .ifPresent(link -> link.send(presenceOf(person, address, watcher.account())));
    }

    private static void tell(Account watcher, Node presence) {
        watcher.link().filter(Link::isWritable).ifPresent(link -> link.send(presence));
    }

    private Node presenceOf(Jid person, Account viewer) {
        return presenceOf(person, person, viewer);
    }

    private Node presenceOf(Jid person, Jid shownAs, Account viewer) {
        Node.Builder presence = Node.builder("presence").attribute("from", shownAs);
        boolean available = accounts.find(person.user())
                .filter(account -> !account.blocks(viewer.jid()))
                .map(Account::isAvailable)
                .orElse(false);
        return available
                ? presence.build()
                : presence.attribute("type", "unavailable")
                        .attribute("last", lastOf(person, viewer))
                        .build();
    }

    private String lastOf(Jid person, Account viewer) {
        return accounts.find(person.user())
                .map(account -> !Showing.isVisible(account, viewer, "last")
                        ? "deny"
                        : account.lastSeen()
                                .map(seen -> Long.toString(seen.getEpochSecond()))
                                .orElse("none"))
                .orElse("error");
    }
}
