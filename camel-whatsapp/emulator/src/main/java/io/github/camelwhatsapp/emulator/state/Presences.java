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

    /** An account shows itself. */
    public void available(Account account) {
        if (!account.isAvailable()) {
            account.available();
            tellWatchers(account);
        }
    }

    /** An account hides, or is gone. */
    public void unavailable(Account account) {
        if (account.isAvailable()) {
            account.unavailable(time.now());
            tellWatchers(account);
        }
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
    }

    private static void tell(Account watcher, Node presence) {
        watcher.link().filter(Link::isWritable).ifPresent(link -> link.send(presence));
    }

    private Node presenceOf(Jid person, Account viewer) {
        Node.Builder presence = Node.builder("presence").attribute("from", person);
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
