package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.error.NotConnectedException;
import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.StaleSealingException;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
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
 * The chats in which a medium is on its way to the server, a message takes long to prepare, or could not be prepared for now: what comes
 * behind it in the same chat waits for it, other chats do not. Each such chat has a lane of its own, which carries its messages in order
 * until none is left; then the chat is as any other.
 *
 * <p>Guarded by its own lock. A chat is let go within a transaction on the store's writer thread, so no message slips past.
 */
final class HeldChats {
    private static final Logger LOG = LoggerFactory.getLogger(HeldChats.class);
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AccountStore store;
    private final TimeSource time;
    private final Listener listener;
    private final Carrier carrier;

    private final Map<String, Lane> lanes = new HashMap<>();

    private final Set<Long> bringing = new HashSet<>();
    private long epoch;

    HeldChats(AccountStore store, TimeSource time, Listener listener, Carrier carrier) {
        this.store = store;
        this.time = time;
        this.listener = listener;
        this.carrier = carrier;
    }

    /** Is told what becomes of media. */
    interface Listener {
        /** A medium is on the server, and durably noted to be there; its bytes on this machine are not needed any more. */
        void brought(String id, QueuedOperation before, MediaContent after);

        /** A medium will never be on the server. */
        void failed(String id, RuntimeException reason);
    }

    /** Seals and writes one message. */
    interface Carrier {
        CompletionStage<Void> carry(Connection connection, long epoch, OutboxRow row);
    }

    /** Whether an operation must wait until its medium is on the server. */
    static boolean mustBeBrought(QueuedOperation operation) {
        return operation
                .medium()
                .filter(medium -> medium.media() instanceof SpooledMedia)
                .isPresent();
    }

    /** Another connection, or none: the lanes of the one before end. */
    synchronized void reset(long next) {
        epoch = next;
        lanes.clear();
        bringing.clear();
    }

    synchronized boolean holds(String conversation) {
        return lanes.containsKey(conversation);
    }

    synchronized boolean isBringing(long sequence) {
        return bringing.contains(sequence);
    }

    /** Whether a message of a chat that is held was handed to a connection; empty for a chat that is not held. */
    synchronized Optional<Boolean> wasWritten(String conversation, long sequence) {
        return Optional.ofNullable(lanes.get(conversation)).map(lane -> sequence <= lane.last);
    }

    /** Takes a message over if its chat is held, or must be from now on; its turn to be sent has come. */
    boolean takes(Connection connection, long of, OutboxRow row) {
        synchronized (this) {
            Lane lane = lanes.get(row.conversation());
            if (lane == null) {
                if (of != epoch || !needsALane(connection, row)) {
                    return false;
                }
                lane = new Lane(row.sequence() - 1);
                lanes.put(row.conversation(), lane);
            } else if (row.sequence() <= lane.from) {
                return false; // It stands before what the chat is held for.
            }
            lane.due = Math.max(lane.due, row.sequence());
            if (lane.running) {
                return true;
            }
            lane.running = true;
        }
        goOn(connection, of, row.conversation(), 0);
        return true;
    }

    /** What was sealed before has its medium on the server; it goes with what takes long behind it, so that it stays in front of that. */
    private static boolean needsALane(Connection connection, OutboxRow row) {
        try {
            QueuedOperation operation = RecordCodec.decodeOperation(row.plain());
            return connection.mayTakeLong(operation) || (row.sealed().isEmpty() && mustBeBrought(operation));
        } catch (StoreCorruptException e) {
            if (row.sealed().isPresent()) {
                return false; // its bytes are there, and nothing else is needed of it
            }
            throw e;
        }
    }

    /** Whether a message of a chat that came to be held meanwhile has to wait behind another; then it is taken over. */
    boolean takesBehind(Connection connection, long of, OutboxRow row) {
        return holds(row.conversation()) && takes(connection, of, row);
    }

    /** Takes over a message that could not be prepared: after a pause it is tried again, and so on, and its chat waits for it. */
    void detain(Connection connection, long of, String conversation, long sequence, Throwable problem) {
        synchronized (this) {
            if (of != epoch) {
                return;
            }
            Lane lane = lanes.computeIfAbsent(conversation, unknown -> new Lane(sequence - 1));
            lane.beginAt(sequence);
            lane.due = Math.max(lane.due, sequence);
            if (lane.running) {
                return;
            }
            lane.running = true;
        }
        again(connection, of, conversation, 0, problem);
    }

    /** How far a chat that is held has come. */
    private static final class Lane {
        /** What the chat is held for stands behind this one. */
        private long from;

        /** The last message that was dealt with. */
        private long last;

        /** The last message whose turn has come. */
        private long due;

        private boolean running;

        /** What is done at the end of a pause; null while there is none. */
        private volatile @Nullable Runnable next;

        Lane(long last) {
            from = last;
            this.last = last;
        }

        /** Two messages of one page may turn out to be impossible in any order. */
        void beginAt(long sequence) {
            from = Math.min(from, sequence - 1);
            last = Math.min(last, sequence - 1);
        }
    }

    private void goOn(Connection connection, long of, String conversation, int failures) {
        store.transact(transaction -> next(transaction, of, conversation))
                .thenCompose(row -> row.isEmpty()
                        ? CompletableFuture.completedFuture(false)
                        : carry(connection, of, row.get(), failures))
                .whenComplete((more, problem) -> {
                    if (problem != null) {
                        again(connection, of, conversation, failures, real(problem));
                    } else if (more) {
                        goOn(connection, of, conversation, 0);
                    }
                });
    }

    private Optional<OutboxRow> next(Transaction transaction, long of, String conversation) {
        synchronized (this) {
            if (of != epoch) {
                return Optional.empty();
            }
            Lane lane = lanes.get(conversation);
            List<OutboxRow> rows = transaction.outbox().unacked(conversation, lane.last, 1);
            if (rows.isEmpty()) {
                lanes.remove(conversation);
                return Optional.empty();
            }
            lane.running = rows.get(0).sequence() <= lane.due;
            return lane.running ? Optional.of(rows.get(0)) : Optional.empty();
        }
    }

    private CompletionStage<Boolean> carry(Connection connection, long of, OutboxRow row, int failures) {
        if (row.sealed().isPresent()) {
            return carrier.carry(connection, of, row).thenApply(done -> dealtWith(of, row));
        }
        QueuedOperation operation;
        try {
            operation = RecordCodec.decodeOperation(row.plain());
        } catch (StoreCorruptException e) {
            return carrier.carry(connection, of, row).thenApply(done -> dealtWith(of, row)); // it is given up there
        }
        if (!mustBeBrought(operation)) {
            return carrier.carry(connection, of, row).thenApply(done -> dealtWith(of, row));
        }
        return bring(connection, of, row, operation)
                .handle((brought, problem) -> {
                    if (problem == null) {
                        return brought;
                    }
                    if (isFinal(real(problem))
                            || (real(problem) instanceof MediaException && failures + 1 >= ATTEMPTS)) {
                        listener.failed(row.id(), (RuntimeException) real(problem));
                        return Optional.<OutboxRow>empty();
                    }
                    throw new CompletionException(real(problem));
                })
                .thenCompose(brought -> brought.isPresent()
                        ? carrier.carry(connection, of, brought.get())
                        : CompletableFuture.<Void>completedFuture(null))
                .thenApply(done -> dealtWith(of, row));
    }

    private CompletionStage<Optional<OutboxRow>> bring(
            Connection connection, long of, OutboxRow row, QueuedOperation operation) {
        synchronized (this) {
            if (of == epoch) {
                bringing.add(row.sequence());
            }
        }
        return connection
                .bring(operation)
                .thenCompose(brought -> store.transact(transaction -> keep(transaction, row, brought))
                        .thenApply(kept -> {
                            listener.brought(
                                    row.id(), operation, brought.medium().orElseThrow());
                            return kept;
                        }))
                .whenComplete((done, problem) -> {
                    synchronized (this) {
                        bringing.remove(row.sequence());
                    }
                });
    }

    /** Empty when the message was withdrawn or given up meanwhile. */
    private static Optional<OutboxRow> keep(Transaction transaction, OutboxRow row, QueuedOperation brought) {
        return transaction.outbox().replace(row.sequence(), RecordCodec.encode(brought))
                ? transaction.outbox().find(row.id())
                : Optional.empty();
    }

    private synchronized boolean dealtWith(long of, OutboxRow row) {
        if (of == epoch) {
            lanes.get(row.conversation()).last = row.sequence();
        }
        return of == epoch;
    }

    private void again(Connection connection, long of, String conversation, int failures, Throwable problem) {
        LOG.debug("A message cannot be sent for now, and its chat waits: {}", problem.toString());
        if (problem instanceof NotConnectedException) {
            return; // the next connection begins anew
        }
        Duration pause = failures == 0 && problem instanceof StaleSealingException
                ? Duration.ZERO // nothing is wrong: it is only prepared once more
                : PAUSE.multipliedBy(1L << Math.min(failures, ATTEMPTS));
        Runnable next = () -> goOn(connection, of, conversation, failures + 1);
        synchronized (this) {
            Lane lane = lanes.get(conversation);
            if (of != epoch || lane == null) {
                return;
            }
            lane.next = next;
            time.schedule(pause, () -> endPause(lane, next));
        }
    }

    /** What waits for the end of a pause goes on now. */
    void hurry() {
        List<Lane> all;
        synchronized (this) {
            all = List.copyOf(lanes.values());
        }
        all.forEach(lane -> {
            Runnable next = lane.next;
            if (next != null) {
                endPause(lane, next);
            }
        });
    }

    /** A pause ends once, whoever ends it. */
    private void endPause(Lane lane, Runnable next) {
        synchronized (this) {
            if (lane.next != next) {
                return;
            }
            lane.next = null;
        }
        next.run();
    }

    private static boolean isFinal(Throwable problem) {
        return problem instanceof RefusedException
                || problem instanceof NotSupportedException
                || problem instanceof IllegalArgumentException
                || (problem instanceof MediaException media
                        && (media.reason() == Reason.LOCAL || media.reason() == Reason.TOO_LARGE));
    }

    private static Throwable real(Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }
}
