package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.delivery.SendOptions.CompleteOn;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.error.RequestTimeoutException;
import io.github.camelwhatsapp.error.SendExpiredException;
import io.github.camelwhatsapp.error.SendPendingException;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where messages wait until the server has them. A message is durable before its first byte leaves; it is sent again, the same bytes
 * under the same id, after each reconnect until it is acknowledged; messages of one chat keep their order: in
 * that of the calls, whichever of a person's addresses each of them names. What was called for under two addresses before anybody knew
 * that they are one person is in order with all that is called for afterwards.
 *
 * <p>While the account is online and nothing waits, a message goes straight from its commit to the socket; otherwise the
 * {@link OutboxPump} brings it, in order. Safe for use by several threads.
 */
final class Outbox {
    private static final int SWEPT_AT_ONCE = 500;
    private static final List<String> ALL = List.of("");

    private final AccountStore store;
    private final DeliverySettings settings;
    private final Supplier<String> ids;
    private final TimeSource time;
    private final PacedLine line;
    private final OutgoingMedia media;
    private final OutboxPump pump;
    private final KeyedOrder order = new KeyedOrder();
    private final KeyedOrder calls = new KeyedOrder();
    private final Recipients recipients;
    private final Map<String, PendingSend> pending;

    /**
     * @param pending who waits for which message, by its id
     * @param endings is told how messages end
     */
    Outbox(
            AccountStore store,
            DeliverySettings settings,
            Supplier<String> ids,
            TimeSource time,
            OutgoingMedia media,
            Map<String, PendingSend> pending,
            SendEndings endings) {
        this.store = store;
        this.recipients = new Recipients(store);
        this.settings = settings;
        this.ids = ids;
        this.time = time;
        this.media = media;
        this.pending = pending;
        Pacer pacer = new Pacer(settings.pacing(), time, RandomGenerator.getDefault());
        this.line = new PacedLine(pacer, time, this::turnCame);
        this.pump = new OutboxPump(store, time, endings::expire, endings, line, endings);
    }

    /**
     * Takes an operation for sending.
     *
     * @return completes as the options say; fails with {@link RefusedException}, {@link RequestTimeoutException} (it was
     *     withdrawn and will not be sent), {@link SendPendingException} (in doubt), {@link SendExpiredException}, or a store's
     *     exception (it was not taken)
     */
    CompletionStage<SentMessage> send(QueuedOperation operation, SendOptions options) {
        String id = operation.naturalId().or(options::messageId).orElseGet(ids);
        Instant now = time.now();
        CompletableFuture<Taken> taken = new CompletableFuture<>();
        CompletionStage<Party> recipient = recipients.find(operation.to());
        calls.then(
                        ALL,
                        () -> recipient.thenAccept(who -> order.then(
                                        Recipients.keys(who), () -> store(id, operation, options, now, who, taken))
                                .whenComplete((done, problem) -> failOn(problem, taken))))
                .whenComplete((done, problem) -> failOn(problem, taken));
        return taken.thenCompose(found -> answer(found, operation, options));
    }

    /** Completes when the message stands in the store's line, in front of what comes behind it in its conversation. */
    private CompletionStage<Void> store(
            String id,
            QueuedOperation operation,
            SendOptions options,
            Instant now,
            Party who,
            CompletableFuture<Taken> taken) {
        return media.take(operation).thenCompose(spooled -> pump.prepare(id, spooled, who.conversationKey())
                .whenComplete((prepared, problem) -> forgetOn(problem, spooled))
                .thenAccept(prepared -> {
                    byte[] plain = RecordCodec.encode(spooled);
                    store.transact(transaction -> {
                                OutboxRow row = queued(transaction, id, spooled, plain, options.idempotencyKey(), now);
                                return take(transaction, row, spooled, prepared, options);
                            })
                            .whenComplete((value, problem) -> complete(taken, id, spooled, value, problem));
                }));
    }

    private static void failOn(@Nullable Throwable problem, CompletableFuture<Taken> taken) {
        if (problem != null) {
            taken.completeExceptionally(problem);
        }
    }

    /** It belongs to the conversation of whoever has the address that it is for, however they were addressed. */
    private OutboxRow queued(
            Transaction transaction,
            String id,
            QueuedOperation operation,
            byte[] plain,
            Optional<String> idempotencyKey,
            Instant now) {
        return OutboxRow.queued(
                id,
                recipients.look(transaction, operation.to()).conversationKey(),
                plain,
                idempotencyKey,
                now,
                now.plus(settings.timeToLive()));
    }

    /** Two addresses are one person; called within the transaction that learns so. */
    void learned(Transaction transaction, Party person, Set<String> ended) {
        recipients.learned(person);
        ended.forEach(key -> pump.join(transaction, key, person.conversationKey()));
    }

    /** Appends an operation within somebody else's transaction; it is sent after the commit. */
    void append(Transaction transaction, QueuedOperation operation) {
        String id = operation.naturalId().orElseGet(ids);
        if (operation.naturalId().isPresent() && transaction.outbox().find(id).isPresent()) {
            return;
        }
        transaction
                .outbox()
                .append(queued(
                        transaction, id, operation, RecordCodec.encode(operation), Optional.empty(), time.now()));
        pump.somethingQueued();
    }

    /** A message of ours that is still known, for whoever could not read it; called within a transaction. */
    Optional<QueuedOperation> sent(Transaction transaction, String id) {
        return transaction.outbox().find(id).map(row -> RecordCodec.decodeOperation(row.plain()));
    }

    /** Removes the bytes of media that nobody waits to send; an earlier run may have left some. */
    void sweep() {
        store.transact(Outbox::spooled).thenAccept(media::keepOnly);
    }

    private static Set<String> spooled(Transaction transaction) {
        Set<String> files = new HashSet<>();
        long after = 0;
        List<OutboxRow> page;
        do {
            page = transaction.outbox().unacked(after, SWEPT_AT_ONCE);
            for (OutboxRow row : page) {
                after = row.sequence();
                SendEndings.readable(row).flatMap(QueuedOperation::medium).ifPresent(medium -> {
                    if (medium.media() instanceof SpooledMedia spooled) {
                        files.add(spooled.file());
                    }
                });
            }
        } while (page.size() == SWEPT_AT_ONCE);
        return files;
    }

    /** The account is online: what waits goes out over this connection. */
    void online(Connection connection) {
        pump.online(connection);
    }

    /** What waits for the end of a pause goes on now. */
    void hurry() {
        pump.hurry();
    }

    /** The account is offline. */
    void offline() {
        pump.offline();
    }

    /** How many sends somebody waits for. */
    int waiting() {
        return pending.size();
    }

    /** How much there is to send; called within a transaction. */
    OutboxFigures figures(Transaction transaction) {
        long queued = line.isHolding() ? transaction.outbox().queued() : 0;
        return new OutboxFigures(
                transaction.outbox().unfinished(), queued, transaction.outbox().oldestUnfinished());
    }

    private void turnCame(String id) {
        PendingSend waiting = pending.get(id);
        if (waiting != null) {
            waiting.turnCame(time.now());
        }
    }

    /** What the transaction found or made: the row to wait for, whether this send made it, and what to do at once after the commit. */
    private record Taken(
            long sequence, OutboxRow row, boolean own, PendingSend pending, Optional<Runnable> afterwards) {}

    private Taken take(
            Transaction transaction,
            OutboxRow row,
            QueuedOperation operation,
            Optional<OutboxPump.Prepared> prepared,
            SendOptions options) {
        Optional<OutboxRow> earlier = earlier(transaction, row, options);
        if (earlier.isPresent()) {
            return new Taken(
                    earlier.get().sequence(),
                    earlier.get(),
                    false,
                    pendingFor(earlier.get().id(), operation, options),
                    Optional.empty());
        }
        long sequence = transaction.outbox().append(row);
        PendingSend waiting = pendingFor(row.id(), operation, options);
        if (prepared.isEmpty()) {
            pump.somethingQueued();
            return new Taken(sequence, row, true, waiting, Optional.empty());
        }
        return new Taken(sequence, row, true, waiting, pump.seal(transaction, row, sequence, prepared.get()));
    }

    private Optional<OutboxRow> earlier(Transaction transaction, OutboxRow row, SendOptions options) {
        Optional<OutboxRow> byKey = options.idempotencyKey().flatMap(key -> transaction
                .outbox()
                .findByIdempotencyKey(key, row.createdAt().minus(settings.idempotencyWindow())));
        return byKey.isPresent() ? byKey : transaction.outbox().find(row.id());
    }

    /** The server may have it before this send begins to wait: it is to find that then. */
    private PendingSend pendingFor(String id, QueuedOperation operation, SendOptions options) {
        PendingSend found = pending.computeIfAbsent(id, key -> new PendingSend(key, operation.to()));
        if (options.completeOn() == CompleteOn.ACK) {
            found.expect();
        }
        return found;
    }

    private void forgetOn(@Nullable Throwable problem, QueuedOperation operation) {
        if (problem != null) {
            media.forget(operation);
        }
    }

    private void complete(
            CompletableFuture<Taken> taken,
            String id,
            QueuedOperation operation,
            Taken value,
            @Nullable Throwable problem) {
        forgetOn(problem, operation);
        if (problem != null) {
            pump.notStored(id, problem);
            taken.completeExceptionally(problem);
            return;
        }
        if (!value.own()) {
            media.forget(operation); // an earlier send of the same has its own
        }
        value.afterwards().ifPresent(step -> {
            value.pending().turnCame(time.now());
            step.run();
        });
        taken.complete(value);
    }

    private CompletionStage<SentMessage> answer(Taken taken, QueuedOperation operation, SendOptions options) {
        OutboxRow row = taken.row();
        switch (row.state()) {
            case ACKED -> {
                pending.remove(row.id(), taken.pending());
                return CompletableFuture.completedFuture(new SentMessage(
                        row.id(),
                        operation.to(),
                        SendEndings.acknowledgedAt(row).orElse(row.createdAt()),
                        SendEndings.readable(row).flatMap(QueuedOperation::medium)));
            }
            case FAILED -> {
                pending.remove(row.id(), taken.pending());
                return CompletableFuture.failedFuture(new RefusedException(
                        operation.name(),
                        0,
                        "in an earlier attempt: " + row.reason().orElse("")));
            }
            default -> {
                if (options.completeOn() == CompleteOn.STORED) {
                    return CompletableFuture.completedFuture(
                            new SentMessage(row.id(), operation.to(), row.createdAt()));
                }
                return taken.pending()
                        .join(time, options.timeout(), line, waiter -> timedOut(taken, operation, options, waiter));
            }
        }
    }

    private void timedOut(
            Taken taken, QueuedOperation operation, SendOptions options, CompletableFuture<SentMessage> waiter) {
        String id = taken.row().id();
        if (pump.isBringing(taken.sequence())) {
            // Bytes move, or the transfer is given up by itself: the wait for the server begins when it has them.
            taken.pending().wait(time, options.timeout(), () -> timedOut(taken, operation, options, waiter), waiter);
            return;
        }
        if (!taken.own()) {
            waiter.completeExceptionally(new SendPendingException(
                    id,
                    "an earlier send of it is still on its way after "
                            + options.timeout().toMillis() + " ms"));
            return;
        }
        store.transact(transaction -> !mayHaveBeenWritten(transaction, taken)
                        && transaction.outbox().withdraw(taken.sequence()))
                .whenComplete((withdrawn, problem) -> {
                    if (problem == null && withdrawn) {
                        pending.remove(id);
                        media.forget(operation);
                        taken.pending()
                                .failed(new RequestTimeoutException(
                                        operation.name() + " to "
                                                + operation.to().id(),
                                        options.timeout(),
                                        "it could not be written and was withdrawn"));
                    } else {
                        waiter.completeExceptionally(new SendPendingException(
                                id,
                                "no acknowledgement within " + options.timeout().toMillis() + " ms"));
                    }
                });
    }

    /** What has no bytes yet was never written, whatever was written behind it: a medium lets other chats pass. */
    private boolean mayHaveBeenWritten(Transaction transaction, Taken taken) {
        boolean hasBytes = transaction
                .outbox()
                .find(taken.row().id())
                .flatMap(OutboxRow::sealed)
                .isPresent();
        return hasBytes && pump.mayHaveBeenWritten(taken.row().conversation(), taken.sequence());
    }
}
