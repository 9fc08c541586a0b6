package io.github.camelwhatsapp.delivery;

import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.OlderCopyRestored;
import io.github.camelwhatsapp.event.SendFailed;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.ReceiptOperation;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.EventSink;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.ParkedDelivery;
import io.github.camelwhatsapp.store.SignalStore;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.store.TransactionSeries;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inbox, outbox and subscriptions of one account as one thing: what a connection puts in comes out at the subscribers, what is sent
 * goes to the connection. Source of every rule: CONTRACT sections 2 to 5.
 *
 * <p>Safe for use by several threads. The store is the caller's to close, after this.
 */
public final class DeliveryEngine implements EventSink {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryEngine.class);

    private final AccountStore store;
    private final TimeSource time;
    private final Executor executor;
    private final DeliveryListener listener;
    private final Subscriptions subscriptions;
    private final Inbox inbox;
    private final Outbox outbox;
    private final SendEndings endings;
    private final Tidying tidying;
    private @Nullable CompletionStage<Void> begun;
    private volatile @Nullable Connection live;

    /**
     * @param store where everything is kept
     * @param settings how long and how much
     * @param ids makes message ids
     * @param time clock and timer
     * @param executor the shared pool on which deliveries are handed out
     * @param listener is told what cannot be mended here
     */
    public DeliveryEngine(
            AccountStore store,
            DeliverySettings settings,
            Supplier<String> ids,
            TimeSource time,
            Executor executor,
            DeliveryListener listener) {
        this(store, settings, ids, time, executor, listener, OutgoingMedia.NONE);
    }

    /**
     * @param store where everything is kept
     * @param settings how long and how much
     * @param ids makes message ids
     * @param time clock and timer
     * @param executor the shared pool on which deliveries are handed out
     * @param listener is told what cannot be mended here
     * @param media where the bytes of media wait to be sent
     */
    public DeliveryEngine(
            AccountStore store,
            DeliverySettings settings,
            Supplier<String> ids,
            TimeSource time,
            Executor executor,
            DeliveryListener listener,
            OutgoingMedia media) {
        this.store = new PatientStore(store, time);
        this.time = time;
        this.executor = executor;
        this.listener = listener;
        this.subscriptions = new Subscriptions(this.store);
        this.inbox = new Inbox(subscriptions, settings, time, this::inboxFull);
        Map<String, PendingSend> pending = new ConcurrentHashMap<>();
        AccountStore preferred = this.store.preferred();
        this.endings = new SendEndings(preferred, settings, time, this::sendFailed, this::publish, media, pending);
        this.outbox = new Outbox(preferred, settings, ids, time, media, pending, endings);
        store.onLearned(outbox::learned);
        this.tidying = new Tidying(this.store, settings, time, endings, inbox);
    }

    /**
     * Call once all subscribers of the beginning are there: what belongs to none of them is given to whoever wants it. Does nothing
     * the second time.
     *
     * @param expected subscribers that are not there yet and will be: what belongs to them stays theirs
     * @return completes when that is done, the second time as well
     */
    public synchronized CompletionStage<Void> begin(Set<String> expected) {
        CompletionStage<Void> first = begun;
        if (first == null) {
            tidying.begin();
            outbox.sweep();
            first = subscriptions
                    .abandonAbsent(Set.copyOf(expected))
                    .thenCompose(done -> accept(IncomingStanza.of(Optional.empty(), this::recoverFromOlderCopy)));
            begun = first;
        }
        return first;
    }

    /**
     * Adds a subscriber, suspended; it gets what waits for its id and what nobody wanted so far.
     *
     * @return completes when it is sure to get every event from now on
     * @throws IllegalArgumentException if there is one of this id
     */
    public CompletionStage<SubscriptionHandle> subscribe(Subscription subscription) {
        SubscriptionQueue queue = new SubscriptionQueue(
                subscription,
                new DeliveryPages(subscription.id(), store),
                new DeliveryMarks(subscription, store, outbox::append, time, inbox::measure, this::gone),
                time,
                executor,
                parked -> listener.parked(subscription.id(), parked),
                () -> live == null);
        VolatileQueue volatileQueue = new VolatileQueue(subscription, executor, this::enqueue);
        return subscriptions
                .add(queue, volatileQueue)
                .thenApply(done -> new SubscriptionHandle(subscriptions, queue, volatileQueue));
    }

    /**
     * Takes an operation for sending.
     *
     * @return completes as the options say; fails with {@link RefusedException},
     *     {@link io.github.camelwhatsapp.error.RequestTimeoutException} (withdrawn, never sent),
     *     {@link io.github.camelwhatsapp.error.SendPendingException} (in doubt),
     *     {@link io.github.camelwhatsapp.error.SendExpiredException}, or a store's exception (not taken)
     */
    public CompletionStage<SentMessage> send(QueuedOperation operation, SendOptions options) {
        if (operation instanceof ReceiptOperation receipt && receipt.portions().size() > 1) {
            return send(receipt.portions(), options);
        }
        return outbox.send(operation, options);
    }

    /** Each portion has an id of its own, by which it is known when it is sent once more; one key for all would drop all but the first. */
    private CompletionStage<SentMessage> send(List<ReceiptOperation> portions, SendOptions options) {
        SendOptions each = new SendOptions(options.completeOn(), options.timeout(), Optional.empty(), Optional.empty());
        CompletionStage<SentMessage> last = outbox.send(portions.get(0), each);
        for (ReceiptOperation portion : portions.subList(1, portions.size())) {
            last = last.thenCombine(outbox.send(portion, each), (before, sent) -> sent);
        }
        return last;
    }

    /** Lets what waits for the end of a pause after a failure go on at once; answers how many messages the server does not have yet. */
    public CompletionStage<Long> sendNext() {
        outbox.hurry();
        return store.transact(transaction -> transaction.outbox().unfinished());
    }

    /** The account is online: what waits goes out over this connection. */
    public void online(Connection connection) {
        live = connection;
        outbox.online(connection);
    }

    /** The account is offline: what is sent waits. */
    public void offline() {
        live = null;
        outbox.offline();
    }

    /** Whether nothing more may be taken from the server for the moment. */
    public boolean isInboxFull() {
        return inbox.isFull();
    }

    @Override
    public CompletionStage<Void> accept(IncomingStanza stanza) {
        return inbox.accept(stanza, store::transact);
    }

    @Override
    public void tell(Transaction transaction, Event event) {
        inbox.tell(transaction, event);
    }

    /** What one connection puts in: once a stanza was not stored, none behind it is. */
    public EventSink sinkOfConnection() {
        return new ConnectionSink();
    }

    @Override
    public void publish(Event event) {
        subscriptions.publish(event);
    }

    @Override
    public void acknowledged(String id, Instant at) {
        endings.acknowledged(id, at);
    }

    @Override
    public void refused(String id, RefusedException reason) {
        endings.rejected(id, reason);
    }

    @Override
    public Optional<QueuedOperation> sent(Transaction transaction, String id) {
        return outbox.sent(transaction, id);
    }

    /** Deliveries that were parked, the oldest first. */
    public CompletionStage<List<ParkedDelivery>> parked(int limit) {
        return subscriptions.parked(limit);
    }

    /** Offers a parked delivery again; answers whether there was one. */
    public CompletionStage<Boolean> replay(long sequence, String subscription) {
        return measured(subscriptions.replay(sequence, subscription));
    }

    /** Gives a parked delivery up for good; answers whether there was one. */
    public CompletionStage<Boolean> drop(long sequence, String subscription) {
        return measured(subscriptions.drop(sequence, subscription));
    }

    /** What was parked had a part in how full the inbox is. */
    private CompletionStage<Boolean> measured(CompletionStage<Boolean> change) {
        return change.thenCombine(store.perform(inbox::measure), (changed, measured) -> changed);
    }

    /** How much there is to do. */
    public CompletionStage<DeliveryStatistics> statistics() {
        return store.transact(transaction -> new DeliveryStatistics(
                transaction.inbox().count(),
                subscriptions.inflight(),
                transaction.deliveries().parkedCount(),
                transaction.deliveries().unconsumedCount(),
                outbox.waiting(),
                inbox.dropped(),
                inbox.repeated(),
                transaction.inbox().oldest(),
                subscriptions.oldestInflight(),
                outbox.figures(transaction)));
    }

    /** Stops delivering and tidying. What was not settled waits for the next start. */
    public void close() {
        tidying.end();
        outbox.offline();
        subscriptions.closeAll();
    }

    private IncomingStanza.Outcome recoverFromOlderCopy(Transaction transaction) {
        if (!transaction.restoredOlderCopy()) {
            return IncomingStanza.Outcome.unreadable(List.of());
        }
        transaction.credentials().deleteUsedOnce();
        SignalStore.Recovery dropped = transaction.signal().recoverFromOlderCopy();
        transaction.olderCopyDealtWith();
        LOG.warn(
                "The store is an older copy that was put back: {} sessions and {} sender keys start anew",
                dropped.sessions(),
                dropped.senderKeys());
        return IncomingStanza.Outcome.readable(
                List.of(new OlderCopyRestored(dropped.sessions(), dropped.senderKeys(), time.now())));
    }

    private void gone(Event event) {
        Connection connection = live;
        if (connection != null) {
            connection.settled(event);
        }
    }

    private void enqueue(List<QueuedOperation> operations) {
        store.perform(transaction -> operations.forEach(operation -> outbox.append(transaction, operation)))
                .whenComplete((done, problem) -> {
                    if (problem != null) {
                        LOG.error("An answer to an event that is not durable could not be stored and is lost", problem);
                    }
                });
    }

    private void sendFailed(SendFailed event) {
        accept(IncomingStanza.of(List.of(event), Optional.empty())).whenComplete((done, problem) -> {
            if (problem != null) {
                LOG.error("Message {} failed and the event that says so could not be stored", event.id(), problem);
            }
        });
    }

    private void inboxFull(boolean full) {
        executor.execute(full ? listener::inboxFull : listener::inboxDrained);
    }

    private final class ConnectionSink implements EventSink {
        private final TransactionSeries series = store.series();

        @Override
        public CompletionStage<Void> accept(IncomingStanza stanza) {
            return inbox.accept(stanza, series);
        }

        @Override
        public void tell(Transaction transaction, Event event) {
            inbox.tell(transaction, event);
        }

        @Override
        public void publish(Event event) {
            DeliveryEngine.this.publish(event);
        }

        @Override
        public Optional<QueuedOperation> sent(Transaction transaction, String id) {
            return DeliveryEngine.this.sent(transaction, id);
        }

        @Override
        public void acknowledged(String id, Instant at) {
            DeliveryEngine.this.acknowledged(id, at);
        }

        @Override
        public void refused(String id, RefusedException reason) {
            DeliveryEngine.this.refused(id, reason);
        }
    }
}
