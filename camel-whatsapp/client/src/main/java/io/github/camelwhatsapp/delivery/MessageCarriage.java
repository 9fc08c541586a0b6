package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.Transaction;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Carries one message of a chat that is held to the connection: first its medium to the server, if it has one that is not there yet, then
 * the message itself. Safe for use by several threads.
 */
final class MessageCarriage {
    /** After so many failures in a row that may pass a medium is given up. */
    private static final int ATTEMPTS = 5;

    private final AccountStore store;
    private final Listener listener;
    private final Carrier carrier;
    private final Set<Long> bringing = new HashSet<>();
    private long epoch;

    /** @param carrier seals and writes what needs nothing more */
    MessageCarriage(AccountStore store, Listener listener, Carrier carrier) {
        this.store = store;
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

    /** Another connection, or none. */
    synchronized void reset(long next) {
        epoch = next;
        bringing.clear();
    }

    synchronized boolean isBringing(long sequence) {
        return bringing.contains(sequence);
    }

    /**
     * Carries a message; what will never be sent is given up, which is told.
     *
     * @param failures how often that failed before, one time after the other
     * @return fails when it may be tried again
     */
    CompletionStage<Void> carry(Connection connection, long of, OutboxRow row, int failures) {
        Optional<QueuedOperation> bringable = bringable(row);
        return bringable.isEmpty()
                ? carrier.carry(connection, of, row)
                : bring(connection, of, row, bringable.get())
                        .exceptionally(problem -> giveUp(row, StageFailures.cause(problem), failures))
                        .thenCompose(brought -> brought.isPresent()
                                ? carrier.carry(connection, of, brought.get())
                                : CompletableFuture.<Void>completedFuture(null));
    }

    /** What is sealed has its medium on the server, and what cannot be read has none; that is told where it is sealed. */
    private static Optional<QueuedOperation> bringable(OutboxRow row) {
        try {
            return row.sealed().isPresent()
                    ? Optional.empty()
                    : Optional.of(RecordCodec.decodeOperation(row.plain())).filter(MessageCarriage::mustBeBrought);
        } catch (StoreCorruptException e) {
            return Optional.empty();
        }
    }

    private Optional<OutboxRow> giveUp(OutboxRow row, Throwable problem, int failures) {
        if (!isFinal(problem) && !(problem instanceof MediaException && failures + 1 >= ATTEMPTS)) {
            throw new CompletionException(problem);
        }
        listener.failed(row.id(), (RuntimeException) problem);
        return Optional.empty();
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

    private static boolean isFinal(Throwable problem) {
        return problem instanceof RefusedException
                || problem instanceof NotSupportedException
                || problem instanceof IllegalArgumentException
                || (problem instanceof MediaException media
                        && (media.reason() == Reason.LOCAL || media.reason() == Reason.TOO_LARGE));
    }
}
