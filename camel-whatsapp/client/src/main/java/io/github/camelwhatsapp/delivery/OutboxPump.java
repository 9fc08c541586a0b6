package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.error.NotConnectedException;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.spi.StaleSealingException;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.CommitUnknownException;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.store.TransactionAction;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what waits in the outbox to the connection, in the order in which it was stored: first what was sealed before and may have
 * been lost with an earlier connection, then what waits. When nothing is left, new messages go straight.
 *
 * <p>Guarded by its own lock; {@link #seal} and the pages run on the store's writer thread, one after the other, which is why
 * no message can slip past another.
 */
final class OutboxPump {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxPump.class);
    private static final int PAGE = 128;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final AccountStore store;
    private final TimeSource time;
    private final TransactionAction beforePage;
    private final StoredMessages messages;
    private final PacedLine line;
    private final MessageCarriage carriage;
    private final HeldChats held;
    private @Nullable Connection connection;
    private long epoch;
    private long cursor;
    private long highestWritten;
    private boolean caughtUp;
    private boolean pumping;

    /** What is sealed and will be written as soon as its commit is told, by its id: a page that is read before that leaves it out. */
    private final Map<String, Long> going = new HashMap<>();

    OutboxPump(
            AccountStore store,
            TimeSource time,
            TransactionAction beforePage,
            StoredMessages.Rejection rejection,
            PacedLine line,
            MessageCarriage.Listener media) {
        this.store = store;
        this.time = time;
        this.beforePage = beforePage;
        messages = new StoredMessages(rejection);
        this.line = line;
        carriage = new MessageCarriage(store, media, this::carry);
        held = new HeldChats(store, time, carriage);
    }

    /** A message that was prepared for one connection. */
    record Prepared(Sealing sealing, long epoch) {}

    /** A message that is sealed and may be written right after its commit. */
    private record Straight(String id, long sequence, byte[] bytes, long epoch) {}

    /**
     * What came of a page.
     *
     * @param rows what is to be written
     * @param last the last row that is dealt with
     */
    private record Page(List<StoredMessages.Sealed> rows, long last) {}

    synchronized void online(Connection next) {
        connection = next;
        epoch++;
        cursor = 0;
        going.clear();
        caughtUp = false;
        pumping = false;
        held.reset(epoch);
        carriage.reset(epoch);
        begin();
    }

    synchronized void offline() {
        connection = null;
        epoch++;
        held.reset(epoch);
        carriage.reset(epoch);
        caughtUp = false;
        pumping = false;
        line.offline();
    }

    /** What waits for the end of a pause after a failure is tried now. */
    void hurry() {
        held.hurry();
        somethingQueued();
    }

    /** Something was stored that must be fetched; may be called within the transaction that stores it. */
    synchronized void somethingQueued() {
        caughtUp = false;
        begin();
    }

    /** Two conversations are one from now on; called within the transaction that learns so, before it moves their messages. */
    synchronized void join(Transaction transaction, String ended, String conversation) {
        if (connection != null) {
            long last = going.values().stream().reduce(cursor, Math::max);
            held.join(
                    transaction,
                    ended,
                    conversation,
                    last,
                    row -> row.sequence() <= cursor || going.containsKey(row.id()));
        }
    }

    /** Prepares a message at once if it can go straight; otherwise it has to wait for its turn. */
    CompletionStage<Optional<Prepared>> prepare(String id, QueuedOperation operation, String conversation) {
        Connection now;
        long of;
        synchronized (this) {
            if (connection == null
                    || !caughtUp
                    || held.holds(conversation)
                    || MessageCarriage.mustBeBrought(operation)
                    || !line.mayGo(operation)) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            now = connection;
            of = epoch;
        }
        return now.prepare(id, operation).handle((sealing, problem) -> {
            if (problem == null) {
                return Optional.of(new Prepared(sealing, of));
            }
            if (StageFailures.cause(problem) instanceof NotConnectedException) {
                return Optional.empty(); // the connection went meanwhile: it waits like any other
            }
            throw new CompletionException(StageFailures.cause(problem));
        });
    }

    /**
     * Seals a message that was just stored; called within its transaction.
     *
     * @return what to do after the commit; empty when it has to wait for its turn
     */
    Optional<Runnable> seal(Transaction transaction, OutboxRow row, long sequence, Prepared prepared) {
        byte[] bytes;
        try {
            bytes = prepared.sealing().seal(transaction);
        } catch (StaleSealingException e) {
            return prepareAgain(row.conversation(), sequence, prepared, e);
        }
        transaction.outbox().seal(sequence, bytes);
        synchronized (this) {
            if (prepared.epoch() != epoch || !caughtUp || held.holds(row.conversation())) {
                going.remove(row.id()); // It may have been there before its transaction was lost.
                // Its chat may have come to be held since it was prepared, and no page be under way that finds it.
                somethingQueued();
                return Optional.empty();
            }
            going.put(row.id(), sequence);
            Straight straight = new Straight(row.id(), sequence, bytes, epoch);
            return Optional.of(() -> writeStraight(straight));
        }
    }

    /** Nobody but its own chat waits for it. */
    private Optional<Runnable> prepareAgain(
            String conversation, long sequence, Prepared prepared, StaleSealingException problem) {
        LOG.debug("A message is prepared again: {}", problem.getMessage());
        Connection now;
        synchronized (this) {
            if (connection == null || prepared.epoch() != epoch || !caughtUp) {
                somethingQueued();
                return Optional.empty();
            }
            now = connection;
        }
        held.detain(now, prepared.epoch(), conversation, sequence, problem);
        return Optional.of(() -> passed(sequence, prepared.epoch()));
    }

    /** A message is in the lane of its chat, so that no page has to bring it. */
    private synchronized void passed(long sequence, long of) {
        if (of == epoch) {
            cursor = Math.max(cursor, sequence);
        }
    }

    /** Writes a message whose transaction is durable. */
    private void writeStraight(Straight straight) {
        Connection now;
        synchronized (this) {
            if (straight.epoch() != epoch || connection == null) {
                return;
            }
            now = connection;
            going.remove(straight.id());
            written(straight.sequence());
        }
        write(now, straight.sequence(), straight.bytes());
    }

    /**
     * A message was not stored, or nobody knows: then the connection ends, and the next one finds in the store what there is to be sent.
     */
    void notStored(String id, Throwable problem) {
        Connection doubtful;
        synchronized (this) {
            going.remove(id);
            doubtful = StageFailures.cause(problem) instanceof CommitUnknownException ? connection : null;
        }
        if (doubtful != null) {
            doubtful.close(
                    new ConnectionCause(ConnectionCause.Kind.STORE_FAILED, String.valueOf(problem.getMessage())));
        }
    }

    /** Whether a message that has bytes may have been handed to a connection; in a chat that is held that is what bytes are for. */
    synchronized boolean mayHaveBeenWritten(String conversation, long sequence) {
        return held.holds(conversation) || sequence <= highestWritten;
    }

    /** Whether the medium of this message is on its way to the server. */
    boolean isBringing(long sequence) {
        return carriage.isBringing(sequence);
    }

    /** Prepares, seals and writes one message of a chat that is held. */
    private CompletionStage<Void> carry(Connection now, long of, OutboxRow row) {
        return messages.prepare(now, row)
                .thenCompose(ready -> store.transact(transaction ->
                        ready.flatMap(one -> StoredMessages.seal(transaction, one, () -> isCurrent(of)))))
                .thenCompose(done -> done.isPresent()
                        ? writeLater(now, of, done.get())
                        : CompletableFuture.<Void>completedFuture(null));
    }

    private CompletionStage<Void> writeLater(Connection now, long of, StoredMessages.Sealed sealed) {
        synchronized (this) {
            if (of != epoch) {
                return CompletableFuture.completedFuture(null);
            }
            highestWritten = Math.max(highestWritten, sealed.sequence());
        }
        return write(now, sealed.sequence(), sealed.bytes());
    }

    private void begin() {
        if (connection != null && !pumping) {
            pumping = true;
            page(connection, epoch);
        }
    }

    private void page(Connection now, long of) {
        store.transact(transaction -> read(transaction, of))
                .thenCompose(rows -> rows.isEmpty() ? CompletableFuture.completedFuture(false) : sendDue(now, of, rows))
                .whenComplete((more, problem) -> {
                    if (problem != null) {
                        LOG.debug("The outbox pauses: {}", problem.toString());
                        time.schedule(AGAIN, () -> goOn(now, of));
                    } else if (more) {
                        goOn(now, of);
                    }
                });
    }

    private void goOn(Connection now, long of) {
        synchronized (this) {
            if (of != epoch) {
                return;
            }
        }
        page(now, of);
    }

    private List<OutboxRow> read(Transaction transaction, long of) {
        beforePage.run(transaction);
        synchronized (this) {
            if (of != epoch) {
                return List.of();
            }
            List<OutboxRow> rows = unwritten(transaction);
            if (rows.isEmpty()) {
                caughtUp = true;
                pumping = false;
                held.caughtUp();
            } else {
                held.paging();
            }
            return rows;
        }
    }

    private List<OutboxRow> unwritten(Transaction transaction) {
        long after = cursor;
        while (true) {
            List<OutboxRow> page = transaction.outbox().unacked(after, PAGE);
            List<OutboxRow> rows =
                    page.stream().filter(row -> !going.containsKey(row.id())).toList();
            if (!rows.isEmpty() || page.isEmpty()) {
                return rows;
            }
            after = page.get(page.size() - 1).sequence();
        }
    }

    private CompletionStage<Boolean> sendDue(Connection now, long of, List<OutboxRow> rows) {
        List<OutboxRow> due = line.due(rows);
        if (due.isEmpty()) {
            time.schedule(line.pause(), () -> goOn(now, of));
            return CompletableFuture.completedFuture(false);
        }
        return send(now, of, due);
    }

    private CompletionStage<Boolean> send(Connection now, long of, List<OutboxRow> rows) {
        Set<String> slow = new HashSet<>();
        rows.stream().filter(row -> StoredMessages.mayTakeLong(now, row)).forEach(row -> slow.add(row.conversation()));
        CompletionStage<List<StoredMessages.Preparation>> prepared =
                CompletableFuture.completedFuture(new ArrayList<>());
        for (OutboxRow row : rows) {
            // A chat of which any message must go by a lane goes there from its first one on, lest that one comes
            // behind.
            if (!held.takes(now, of, row, slow.contains(row.conversation()))) {
                prepared = prepared.thenCombine(messages.tryToPrepare(now, row), (list, one) -> {
                    list.add(one);
                    return list;
                });
            }
        }
        long last = rows.get(rows.size() - 1).sequence();
        return prepared.thenCompose(
                        list -> store.transact(transaction -> new Page(seal(transaction, now, of, list), last))
                                .whenComplete((page, problem) -> stayBehind(of, list, problem)))
                .thenCompose(page -> writeAll(now, of, page));
    }

    /** What was not stored will not be written, and is read once more. */
    private synchronized void stayBehind(long of, List<StoredMessages.Preparation> rows, @Nullable Throwable problem) {
        if (problem != null && of == epoch) {
            rows.forEach(one -> going.remove(one.row().id()));
        }
    }

    /**
     * Makes bytes and stores them before any of them leaves. A message that could not be prepared, with which nothing is wrong or nobody
     * knows, holds its chat: it is tried again, and meanwhile the other chats go on.
     */
    private List<StoredMessages.Sealed> seal(
            Transaction transaction, Connection now, long of, List<StoredMessages.Preparation> rows) {
        List<StoredMessages.Sealed> sealed = new ArrayList<>();
        for (StoredMessages.Preparation one : rows) {
            if (held.takes(now, of, one.row(), false)) {
                continue;
            }
            try {
                one.problem().ifPresent(problem -> detain(now, of, one.row(), problem));
                one.ready()
                        .flatMap(ready -> StoredMessages.seal(transaction, ready, () -> isCurrent(of)))
                        .ifPresent(sealed::add);
            } catch (StaleSealingException e) {
                detain(now, of, one.row(), e);
            }
        }
        synchronized (this) {
            if (of == epoch) {
                sealed.forEach(one -> going.put(one.row().id(), one.sequence()));
            }
        }
        return sealed;
    }

    private void detain(Connection now, long of, OutboxRow row, Throwable problem) {
        held.detain(now, of, row.conversation(), row.sequence(), problem);
    }

    private synchronized boolean isCurrent(long of) {
        return of == epoch;
    }

    private CompletionStage<Boolean> writeAll(Connection now, long of, Page page) {
        CompletionStage<Void> end = CompletableFuture.completedFuture(null);
        synchronized (this) {
            if (of != epoch) {
                return CompletableFuture.completedFuture(false);
            }
            for (StoredMessages.Sealed row : page.rows()) {
                going.remove(row.row().id());
                written(row.sequence());
                end = write(now, row.sequence(), row.bytes());
            }
            cursor = Math.max(cursor, page.last());
        }
        return end.thenApply(done -> true);
    }

    private CompletionStage<Void> write(Connection now, long sequence, byte[] bytes) {
        return now.write(bytes)
                .thenRun(() -> store.defer(transaction -> transaction.outbox().written(sequence)));
    }

    private void written(long sequence) {
        cursor = Math.max(cursor, sequence);
        highestWritten = Math.max(highestWritten, sequence);
    }
}
