package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.concurrent.StageFailures;
import io.github.camelwhatsapp.error.NotConnectedException;
import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.Sealing;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.OutboxState;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.Transaction;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a message that waits in the outbox comes to its bytes: it is prepared for a connection, then sealed within a transaction. What was
 * sealed before has them.
 */
final class StoredMessages {
    private static final Logger LOG = LoggerFactory.getLogger(StoredMessages.class);

    private final Rejection rejection;

    StoredMessages(Rejection rejection) {
        this.rejection = rejection;
    }

    /** Is told of an operation that this generation or the server will never take. */
    interface Rejection {
        void rejected(String id, RefusedException reason);

        /** The entry cannot be read. */
        void damaged(OutboxRow row, StoreCorruptException reason);
    }

    /** One message, and how its bytes come about. */
    record Ready(OutboxRow row, boolean fresh, Sealing sealing) {}

    /** One message, ready or with what it failed of for now. */
    record Preparation(OutboxRow row, Optional<Ready> ready, Optional<Throwable> problem) {}

    /** One message with the bytes to write. */
    record Sealed(OutboxRow row, byte[] bytes) {
        long sequence() {
            return row.sequence();
        }
    }

    /** Whether a message has to go beside the page, so that other chats need not wait for it. */
    static boolean mayTakeLong(Connection now, OutboxRow row) {
        try {
            QueuedOperation operation = RecordCodec.decodeOperation(row.plain());
            return now.mayTakeLong(operation) || (row.sealed().isEmpty() && MessageCarriage.mustBeBrought(operation));
        } catch (StoreCorruptException e) {
            LOG.debug("Message {} is damaged, which is told later", row.id(), e);
            return false;
        }
    }

    /** Fails with {@link NotConnectedException} alone; what else a message failed of is part of the result. */
    CompletionStage<Preparation> tryToPrepare(Connection now, OutboxRow row) {
        return prepare(now, row).handle((ready, problem) -> {
            if (problem == null) {
                return new Preparation(row, ready, Optional.empty());
            }
            if (StageFailures.cause(problem) instanceof NotConnectedException) {
                throw new CompletionException(StageFailures.cause(problem));
            }
            return new Preparation(row, Optional.empty(), Optional.of(StageFailures.cause(problem)));
        });
    }

    /** Empty when it will never be sent, which is told; fails when it may be tried again. */
    CompletionStage<Optional<Ready>> prepare(Connection now, OutboxRow row) {
        try {
            return prepareReadable(now, row);
        } catch (StoreCorruptException e) {
            rejection.damaged(row, e);
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }

    private CompletionStage<Optional<Ready>> prepareReadable(Connection now, OutboxRow row) {
        if (row.sealed().isPresent()) {
            Sealing sealing = Sealing.of(row.sealed().get());
            return CompletableFuture.completedFuture(Optional.of(new Ready(row, false, sealing)));
        }
        QueuedOperation operation = RecordCodec.decodeOperation(row.plain());
        return now.prepare(row.id(), operation).handle((sealing, problem) -> {
            if (problem == null) {
                return Optional.of(new Ready(row, true, sealing));
            }
            if (StageFailures.cause(problem) instanceof NotSupportedException refusal) {
                rejection.rejected(
                        row.id(), new RefusedException(operation.name(), 0, String.valueOf(refusal.getMessage())));
                return Optional.empty();
            }
            if (StageFailures.cause(problem) instanceof RefusedException refusal) {
                rejection.rejected(row.id(), refusal);
                return Optional.empty();
            }
            throw new CompletionException(StageFailures.cause(problem));
        });
    }

    /**
     * Empty when the message must not be written: it was withdrawn or given up meanwhile, or its connection has ended. What came to have
     * bytes since its page was read keeps them, for they may be with the server: a page of an earlier connection may be late.
     *
     * @param current whether the connection that it was prepared for is there
     */
    static Optional<Sealed> seal(Transaction transaction, Ready ready, BooleanSupplier current) {
        long sequence = ready.row().sequence();
        if (!ready.fresh()) {
            return Optional.of(new Sealed(ready.row(), ready.sealing().seal(transaction)));
        }
        Optional<OutboxRow> row = current.getAsBoolean()
                ? transaction.outbox().find(ready.row().id()).filter(StoredMessages::isUnfinished)
                : Optional.empty();
        return row.map(found ->
                new Sealed(found, found.sealed().orElseGet(() -> sealNow(transaction, sequence, ready.sealing()))));
    }

    private static byte[] sealNow(Transaction transaction, long sequence, Sealing sealing) {
        byte[] bytes = sealing.seal(transaction);
        transaction.outbox().seal(sequence, bytes);
        return bytes;
    }

    private static boolean isUnfinished(OutboxRow row) {
        return row.state() != OutboxState.ACKED && row.state() != OutboxState.FAILED;
    }
}
