package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.delivery.Lane.Porter;
import io.github.camelwhatsapp.error.NotConnectedException;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.StaleSealingException;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chats in which a medium is on its way to the server, a message takes long to prepare, or could not be prepared for now: what comes
 * behind it in the same chat waits for it, other chats do not. Each such chat has a lane of its own, which carries its messages in order
 * until none is left; then the chat is as any other.
 *
 * <p>When two chats turn out to be one, because the two addresses of a person became known, one lane goes on for both, if either had one:
 * what was handed to the connection of either is not carried again, all else follows in the order in which it was stored, and what is
 * stored from then on comes behind all of it. The lane goes on under either key, for a page may have been read, or a message be under
 * way, under the one that has ended; and if the transaction that learned the addresses is undone, two chats are held as one for a while.
 *
 * <p>Guarded by its own lock. A chat is let go within a transaction on the store's writer thread, so no message slips past.
 */
final class HeldChats {
    private static final Logger LOG = LoggerFactory.getLogger(HeldChats.class);
    private static final int LONGEST = 5;
    private static final int PAGE = 128;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AccountStore store;
    private final TimeSource time;
    private final MessageCarriage carriage;
    private final Map<String, Lane> lanes = new HashMap<>();

    /** By which key a chat goes here whose own has ended; only as long as something may be under way by that. */
    private final Map<String, String> joined = new HashMap<>();

    private boolean paging;
    private long epoch;

    HeldChats(AccountStore store, TimeSource time, MessageCarriage carriage) {
        this.store = store;
        this.time = time;
        this.carriage = carriage;
    }

    /** Another connection, or none: the lanes of the one before end. */
    synchronized void reset(long next) {
        epoch = next;
        lanes.clear();
        joined.clear();
    }

    synchronized boolean holds(String conversation) {
        return lanes.containsKey(key(conversation));
    }

    /** A page is under way from now on: no chat is let go, for the page may bring a message that its lane has carried. */
    synchronized void paging() {
        paging = true;
    }

    /** No page is under way, and none is to come for now; called within the transaction that found so. */
    synchronized void caughtUp() {
        paging = false;
        lanes.values().removeIf(lane -> !lane.hasPorter()); // All that was to come has come.
        if (lanes.isEmpty()) {
            joined.clear();
        }
    }

    /**
     * Two chats are one from now on; called within the transaction that learns so, while their messages are still apart.
     *
     * @param handedOn the last message of chats that are not held that may have been handed to the connection, or will be after its commit
     * @param isHandedOn whether a message of such a chat was, or will be
     */
    synchronized void join(
            Transaction transaction,
            String ended,
            String conversation,
            long handedOn,
            Predicate<OutboxRow> isHandedOn) {
        String from = key(ended);
        String to = key(conversation);
        if (from.equals(to)) {
            return;
        }
        List<Lane> before =
                Stream.of(from, to).map(lanes::get).flatMap(Stream::ofNullable).toList();
        if (!before.isEmpty()) {
            Progress progress = new Progress(transaction, isHandedOn);
            Stream.of(from, to).forEach(key -> progress.add(keys(key), lanes.remove(key), handedOn));
            lanes.put(to, progress.lane(before));
        }
        joined.replaceAll((key, by) -> by.equals(from) ? to : by);
        joined.put(from, to);
    }

    /** How far several chats have come that are to be one. */
    private static final class Progress {
        private final Transaction transaction;
        private final Predicate<OutboxRow> isHandedOn;
        private final NavigableSet<Long> dealtWith = new TreeSet<>();
        private long last = Long.MAX_VALUE;

        Progress(Transaction transaction, Predicate<OutboxRow> isHandedOn) {
            this.transaction = transaction;
            this.isHandedOn = isHandedOn;
        }

        void add(List<String> keys, @Nullable Lane lane, long handedOn) {
            long horizon = lane == null ? handedOn : lane.horizon();
            last = Math.min(last, horizon);
            for (String key : keys) {
                add(key, lane, horizon);
            }
        }

        private void add(String key, @Nullable Lane lane, long horizon) {
            long after = 0;
            List<OutboxRow> page;
            do {
                page = transaction.outbox().unacked(key, after, PAGE);
                for (OutboxRow row : page) {
                    after = row.sequence();
                    if (after <= horizon) {
                        add(row, lane);
                    }
                }
            } while (page.size() == PAGE && after < horizon);
        }

        private void add(OutboxRow row, @Nullable Lane lane) {
            long sequence = row.sequence();
            boolean itsOwn = lane != null && sequence > lane.from();
            if (itsOwn ? lane.isDealtWith(sequence) : isHandedOn.test(row)) {
                dealtWith.add(sequence);
            } else {
                last = Math.min(last, sequence - 1);
            }
        }

        Lane lane(List<Lane> before) {
            return new Lane(last, dealtWith, before);
        }
    }

    /**
     * Takes a message over if its chat is held, or must be from now on; its turn to be sent has come.
     *
     * @param mustHold whether its chat must be held
     */
    boolean takes(Connection connection, long of, OutboxRow row, boolean mustHold) {
        Porter porter = new Porter(connection, of, row.conversation());
        synchronized (this) {
            Lane lane = lanes.get(key(row.conversation()));
            if (lane == null) {
                if (of != epoch || !mustHold) {
                    return false;
                }
                lane = new Lane(row.sequence() - 1);
                lanes.put(key(row.conversation()), lane);
            } else if (row.sequence() <= lane.from()) {
                return false; // It stands before what the chat is held for.
            }
            lane.due(row.sequence());
            if (lane.hasPorter()) {
                return true;
            }
            lane.add(porter);
        }
        goOn(porter, 0);
        return true;
    }

    /** Takes over a message that could not be prepared: after a pause it is tried again, and so on, and its chat waits for it. */
    void detain(Connection connection, long of, String conversation, long sequence, Throwable problem) {
        Porter porter = new Porter(connection, of, conversation);
        synchronized (this) {
            if (of != epoch) {
                return;
            }
            Lane lane = lanes.computeIfAbsent(key(conversation), unknown -> new Lane(sequence - 1));
            lane.due(sequence);
            if (lane.hasPorter()) {
                return;
            }
            lane.add(porter);
        }
        again(porter, 0, problem);
    }

    private void goOn(Porter porter, int failures) {
        store.transact(transaction -> next(transaction, porter))
                .thenCompose(row ->
                        row.isEmpty() ? CompletableFuture.completedFuture(false) : carry(porter, row.get(), failures))
                .whenComplete((more, problem) -> {
                    if (problem != null) {
                        again(porter, failures, StageFailures.cause(problem));
                    } else if (more) {
                        goOn(porter, 0);
                    }
                });
    }

    private Optional<OutboxRow> next(Transaction transaction, Porter porter) {
        synchronized (this) {
            Lane lane = laneOf(porter);
            if (lane == null || !lane.goesOn(porter)) {
                return Optional.empty();
            }
            Optional<OutboxRow> row = keys(key(porter.conversation)).stream()
                    .flatMap(key -> next(transaction, key, lane).stream())
                    .min(Comparator.comparingLong(OutboxRow::sequence));
            row.ifPresent(found -> lane.reached(found.sequence()));
            Optional<OutboxRow> due = row.filter(found -> lane.isDue(found.sequence()));
            if (due.isEmpty()) {
                lane.remove(porter);
            }
            if (row.isEmpty() && !paging) {
                lanes.remove(key(porter.conversation));
            }
            return due;
        }
    }

    private static Optional<OutboxRow> next(Transaction transaction, String conversation, Lane lane) {
        long after = lane.last();
        while (true) {
            List<OutboxRow> rows = transaction.outbox().unacked(conversation, after, 1);
            if (rows.isEmpty() || !lane.isDealtWith(rows.get(0).sequence())) {
                return rows.stream().findFirst();
            }
            after = rows.get(0).sequence();
        }
    }

    private CompletionStage<Boolean> carry(Porter porter, OutboxRow row, int failures) {
        return carriage.carry(porter.connection, porter.epoch, row, failures).thenApply(done -> dealtWith(porter, row));
    }

    private synchronized boolean dealtWith(Porter porter, OutboxRow row) {
        Lane lane = laneOf(porter);
        if (lane != null) {
            lane.dealtWith(row.sequence());
        }
        return lane != null;
    }

    private void again(Porter porter, int failures, Throwable problem) {
        LOG.debug("A message cannot be sent for now, and its chat waits: {}", problem.toString());
        if (problem instanceof NotConnectedException) {
            return; // the next connection begins anew
        }
        Duration pause = failures == 0 && problem instanceof StaleSealingException
                ? Duration.ZERO // nothing is wrong: it is only prepared once more
                : PAUSE.multipliedBy(1L << Math.min(failures, LONGEST));
        Runnable next = () -> goOn(porter, failures + 1);
        synchronized (this) {
            if (laneOf(porter) == null) {
                return;
            }
            porter.rest(next);
            time.schedule(pause, () -> endPause(porter, next));
        }
    }

    /** What waits for the end of a pause goes on now. */
    void hurry() {
        Map<Porter, Runnable> resting = new HashMap<>();
        synchronized (this) {
            for (Lane lane : lanes.values()) {
                lane.porters().forEach(porter -> resting.computeIfAbsent(porter, Porter::afterwards));
            }
        }
        resting.forEach(this::endPause);
    }

    /** A pause ends once, whoever ends it. */
    private void endPause(Porter porter, Runnable next) {
        synchronized (this) {
            if (!porter.wakeUp(next)) {
                return;
            }
        }
        next.run();
    }

    /** The lane that somebody carries for; null when they carry for none any more. */
    private @Nullable Lane laneOf(Porter porter) {
        Lane lane = porter.epoch == epoch ? lanes.get(key(porter.conversation)) : null;
        return lane != null && lane.porters().contains(porter) ? lane : null;
    }

    private String key(String conversation) {
        return joined.getOrDefault(conversation, conversation);
    }

    /** All keys by which messages of a chat may be stored. */
    private List<String> keys(String key) {
        List<String> keys = new ArrayList<>(List.of(key));
        joined.forEach((ended, by) -> {
            if (by.equals(key)) {
                keys.add(ended);
            }
        });
        return keys;
    }
}
