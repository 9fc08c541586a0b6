package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.error.SendExpiredException;
import io.github.camelwhatsapp.event.MessageAccepted;
import io.github.camelwhatsapp.event.SendFailed;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.OutboxRow;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How messages of the outbox end: the server has them, it refuses them, they wait too long, their medium cannot be brought, or they cannot
 * be read. Each end is noted in the store and told once: to whoever waits for the message, or by an event. Safe for use by several
 * threads.
 */
final class SendEndings implements StoredMessages.Rejection, MessageCarriage.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(SendEndings.class);
    private static final int EXPIRED_AT_ONCE = 500;

    private final AccountStore store;
    private final DeliverySettings settings;
    private final TimeSource time;
    private final Consumer<SendFailed> onFailed;
    private final Consumer<MessageAccepted> onAccepted;
    private final OutgoingMedia media;
    private final Map<String, PendingSend> pending;

    /** @param pending who waits for which message, by its id; what has ended is taken out of it */
    SendEndings(
            AccountStore store,
            DeliverySettings settings,
            TimeSource time,
            Consumer<SendFailed> onFailed,
            Consumer<MessageAccepted> onAccepted,
            OutgoingMedia media,
            Map<String, PendingSend> pending) {
        this.store = store;
        this.settings = settings;
        this.time = time;
        this.onFailed = onFailed;
        this.onAccepted = onAccepted;
        this.media = media;
        this.pending = pending;
    }

    /** The server has it. */
    void acknowledged(String id, Instant at) {
        PendingSend waiting = pending.get(id);
        boolean told = waiting != null && waiting.acked(at);
        store.defer(transaction -> {
            // A send that found the message stored before this waits for it only now.
            PendingSend late = pending.remove(id);
            boolean heard = told || (late != null && late.acked(at));
            transaction.outbox().find(id).ifPresent(row -> {
                transaction.outbox().acked(row.sequence(), at, encode(at));
                if (!heard) {
                    tell(row, at);
                }
            });
        });
    }

    /** Nobody waited for it: an event says that it was taken, but for what is no message. */
    private void tell(OutboxRow row, Instant at) {
        QueuedOperation operation = RecordCodec.decodeOperation(row.plain());
        if (operation.naturalId().isEmpty()) {
            onAccepted.accept(new MessageAccepted(row.id(), operation.to(), at));
        }
    }

    /** The server, or this generation, does not want it. */
    @Override
    public void rejected(String id, RefusedException reason) {
        failed(id, reason, reason.code(), reason.code() + " " + reason.text());
    }

    /**
     * It will never be sent.
     *
     * @param code the server's, 0 when it was not asked
     * @param noted what the row says of it
     */
    private void failed(String id, RuntimeException reason, int code, String noted) {
        PendingSend waiting = pending.get(id);
        boolean told = waiting != null && waiting.failed(reason);
        store.transact(transaction -> {
                    Optional<OutboxRow> row = transaction.outbox().find(id);
                    row.ifPresent(found -> transaction.outbox().failed(found.sequence(), time.now(), noted));
                    return row;
                })
                .thenAccept(row -> {
                    PendingSend late = pending.remove(id);
                    boolean heard = told || (late != null && late.failed(reason));
                    row.ifPresent(found -> {
                        readable(found).ifPresent(media::forget);
                        if (!heard) {
                            onFailed.accept(new SendFailed(
                                    id, recipient(found), String.valueOf(reason.getMessage()), code, time.now()));
                        }
                    });
                });
    }

    /** Gives up what has waited longer than its time to live; called within a transaction. */
    void expire(Transaction transaction) {
        for (OutboxRow row : transaction.outbox().expire(time.now(), EXPIRED_AT_ONCE)) {
            readable(row).ifPresent(media::forget);
            PendingSend waiting = pending.remove(row.id());
            SendExpiredException reason = new SendExpiredException(row.id(), settings.timeToLive());
            if (waiting == null || !waiting.failed(reason)) {
                onFailed.accept(new SendFailed(
                        row.id(),
                        recipient(row),
                        "it was not sent within its time to live of " + settings.timeToLive(),
                        0,
                        time.now()));
            }
        }
    }

    /** What is damaged must not keep what is behind it from being sent: it is given up, which is told. */
    @Override
    public void damaged(OutboxRow row, StoreCorruptException reason) {
        LOG.error("Message {} waits to be sent and cannot be read; it is given up", row.id(), reason);
        PendingSend waiting = pending.remove(row.id());
        if (waiting != null) {
            waiting.failed(reason);
        }
        String why = String.valueOf(reason.getMessage());
        store.transact(transaction -> transaction.outbox().failed(row.sequence(), time.now(), why))
                .thenAccept(first -> {
                    if (first) {
                        onFailed.accept(new SendFailed(row.id(), recipient(row), why, 0, time.now()));
                    }
                });
    }

    /** Whom a message is for; its chat says so as well. */
    private static Party recipient(OutboxRow row) {
        return readable(row).map(QueuedOperation::to).orElseGet(() -> Party.parse(row.conversation()));
    }

    /** What a row says, unless it is damaged. */
    static Optional<QueuedOperation> readable(OutboxRow row) {
        try {
            return Optional.of(RecordCodec.decodeOperation(row.plain()));
        } catch (StoreCorruptException e) {
            LOG.debug("Message {} cannot be read", row.id(), e);
            return Optional.empty();
        }
    }

    @Override
    public void brought(String id, QueuedOperation before, MediaContent after) {
        PendingSend waiting = pending.get(id);
        if (waiting != null) {
            waiting.brought(after);
        }
        media.forget(before);
    }

    @Override
    public void failed(String id, RuntimeException reason) {
        int code = reason instanceof RefusedException refusal ? refusal.code() : 0;
        failed(id, reason, code, String.valueOf(reason.getMessage()));
    }

    private static byte[] encode(Instant at) {
        return Long.toString(at.toEpochMilli()).getBytes(StandardCharsets.US_ASCII);
    }

    /** When the server took a message that is ACKED. */
    static Optional<Instant> acknowledgedAt(OutboxRow row) {
        return row.result().map(SendEndings::decode);
    }

    private static Instant decode(byte[] millis) {
        return Instant.ofEpochMilli(Long.parseLong(new String(millis, StandardCharsets.US_ASCII)));
    }
}
