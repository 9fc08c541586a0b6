package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.Server;
import io.github.camelwhatsapp.multidevice.stanza.ContactTokens;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives people whom we write to a token by which the server knows that they may write to us: once a week at most, and
 * again when they have registered anew. Used on the lane only.
 * Source: multidevice-messaging.md section 8, "Issue ours".
 */
final class TokenGifts {
    private static final Logger LOG = LoggerFactory.getLogger(TokenGifts.class);
    private static final long WEEK = 604_800;
    private static final int MOST_SERVED = 10_000;

    private final ConnectionContext context;
    private final Server server;
    private final Executor lane;
    private final ServerSwitches switches;

    /** Who has one, and of which week at least. */
    private final Map<Jid, Long> served = new HashMap<>();

    TokenGifts(ConnectionContext context, Server server, Executor lane) {
        this.context = context;
        this.server = server;
        this.lane = lane;
        switches = new ServerSwitches(server);
    }

    /** Gives somebody one, unless they had one this week. */
    void give(Jid person) {
        Instant now = context.time().now();
        if (Long.valueOf(week(now)).equals(served.get(person))) {
            return;
        }
        context.store()
                .transact(tx -> due(tx, person, now))
                .thenAcceptAsync(due -> due.ifPresentOrElse(this::issue, () -> serve(person, now)), lane);
    }

    /** Of whom it is known that they have theirs needs no look into the store with each message. */
    private void serve(Jid person, Instant at) {
        if (served.size() >= MOST_SERVED) {
            served.clear();
        }
        served.put(person, week(at));
    }

    /**
     * Gives somebody who has registered anew the one that they had, as of the same time; whoever had none gets none. Source:
     * multidevice-messaging.md section 8, "after an identity change re-issue with the old t".
     */
    void renew(Jid person) {
        context.store()
                .transact(tx -> tx.contactTokens()
                        .issuedAt(SignalNames.name(tx.addresses().resolved(person)))
                        .map(at -> Gift.of(tx, person, at)))
                .thenAcceptAsync(gift -> gift.ifPresent(this::issue), lane);
    }

    /**
     * What is to be given.
     *
     * @param person to whom, by the hidden address if it is known
     * @param number the same by phone number if that is known
     * @param at as of when
     */
    private record Gift(Jid person, Jid number, Instant at) {
        static Gift of(Transaction tx, Jid person, Instant at) {
            Jid resolved = tx.addresses().resolved(person);
            return new Gift(resolved, tx.addresses().phoneOf(resolved).orElse(resolved), at);
        }
    }

    private static Optional<Gift> due(Transaction tx, Jid person, Instant now) {
        Jid resolved = tx.addresses().resolved(person);
        return isDue(tx.contactTokens().issuedAt(SignalNames.name(resolved)), now)
                ? Optional.of(Gift.of(tx, person, now))
                : Optional.empty();
    }

    static boolean isDue(Optional<Instant> issued, Instant now) {
        return issued.isEmpty() || week(now) > week(issued.get());
    }

    private static long week(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), WEEK);
    }

    private void issue(Gift gift) {
        switches.givesTokensToHiddenAddresses()
                .thenComposeAsync(
                        hidden -> server.ask(
                                "giveToken",
                                id -> ContactTokens.issue(id, hidden ? gift.person() : gift.number(), gift.at())),
                        lane)
                .thenCompose(reply -> context.store().perform(tx -> tx.contactTokens()
                        .issued(SignalNames.name(tx.addresses().resolved(gift.person())), gift.at())))
                .whenComplete((done, problem) -> {
                    if (problem != null) {
                        LOG.debug("{} was given no token: {}", gift.person(), problem.toString());
                    }
                });
    }
}
