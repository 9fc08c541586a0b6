package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what was kept for as long as it is of use, or is more than may be kept, once a minute. Safe for use by several threads. */
final class Tidying {
    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** So many rows go at a time: others want the store too. */
    private static final int LIMIT = 10_000;

    private final AccountStore store;
    private final DeliverySettings settings;
    private final TimeSource time;
    private final SendEndings endings;
    private final Inbox inbox;
    private TimeSource.@Nullable Timer next;
    private boolean over;

    Tidying(AccountStore store, DeliverySettings settings, TimeSource time, SendEndings endings, Inbox inbox) {
        this.store = store;
        this.settings = settings;
        this.time = time;
        this.endings = endings;
        this.inbox = inbox;
    }

    /** Tidies after a first pause, and again and again until {@link #end()}. */
    synchronized void begin() {
        if (!over) {
            next = time.schedule(PAUSE, this::tidy);
        }
    }

    /** Tidies no more. */
    synchronized void end() {
        over = true;
        if (next != null) {
            next.cancel();
        }
    }

    private void tidy() {
        store.perform(this::tidy).whenComplete((done, problem) -> {
            if (problem != null) {
                LOG.warn("The store could not be tidied; it is tried again in {}", PAUSE, problem);
            }
            begin();
        });
    }

    private void tidy(Transaction transaction) {
        Instant now = time.now();
        endings.expire(transaction);
        inbox.tellOverdue(transaction);
        transaction.outbox().prune(now.minus(settings.sentRetention()), settings.sentLimit(), settings.sentBytes());
        transaction.dedupe().prune(now.minus(settings.dedupeRetention()), LIMIT);
        transaction.signal().retries().prune(now.minus(settings.sentRetention()));
        transaction.messageSecrets().prune(now, LIMIT);
        transaction.deliveries().pruneUnconsumed(now.minus(settings.unconsumedRetention()), settings.unconsumedLimit());
        inbox.measure(transaction);
    }
}
