package io.github.camelwhatsapp.multidevice.messaging;

import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.devices.Server;
import io.github.camelwhatsapp.multidevice.stanza.ContactTokens;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.store.SignalNames;
import io.github.camelwhatsapp.store.Transaction;
import java.time.Instant;
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

    private final ConnectionContext context;
    private final Server server;
    private final Executor lane;

    TokenGifts(ConnectionContext context, Server server, Executor lane) {
        this.context = context;
        this.server = server;
        this.lane = lane;
    }

    /** Gives somebody one, unless they had one this week. */
    void give(Jid person) {
        Instant now = context.time().now();
        context.store()
                .transact(tx -> due(tx, person, now))
                .thenAcceptAsync(due -> due.ifPresent(phone -> issue(person, phone, now)), lane);
    }

    /**
     * Gives somebody who has registered anew the one that they had, as of the same time; whoever had none gets none. Source:
     * multidevice-messaging.md section 8, "after an identity change re-issue with the old t".
     */
    void renew(Jid person) {
        context.store()
                .transact(tx -> tx.contactTokens()
                        .issuedAt(SignalNames.name(tx.addresses().resolved(person)))
                        .map(at -> new Gift(number(tx, person), at)))
                .thenAcceptAsync(gift -> gift.ifPresent(again -> issue(person, again.to(), again.at())), lane);
    }

    private record Gift(Jid to, Instant at) {}

    /** The number to give it to, if it is time: the server takes numbers unless told otherwise. */
    private static Optional<Jid> due(Transaction tx, Jid person, Instant now) {
        Jid resolved = tx.addresses().resolved(person);
        return isDue(tx.contactTokens().issuedAt(SignalNames.name(resolved)), now)
                ? Optional.of(number(tx, person))
                : Optional.empty();
    }

    private static Jid number(Transaction tx, Jid person) {
        Jid resolved = tx.addresses().resolved(person);
        return tx.addresses().phoneOf(resolved).orElse(resolved);
    }

    static boolean isDue(Optional<Instant> issued, Instant now) {
        return issued.isEmpty()
                || Math.floorDiv(now.getEpochSecond(), WEEK)
                        > Math.floorDiv(issued.get().getEpochSecond(), WEEK);
    }

    private void issue(Jid person, Jid to, Instant at) {
        server.ask("giveToken", id -> ContactTokens.issue(id, to, at))
                .thenCompose(reply -> context.store().perform(tx -> tx.contactTokens()
                        .issued(SignalNames.name(tx.addresses().resolved(person)), at)))
                .whenComplete((done, problem) -> {
                    if (problem != null) {
                        LOG.debug("{} was given no token: {}", person, problem.toString());
                    }
                });
    }
}
