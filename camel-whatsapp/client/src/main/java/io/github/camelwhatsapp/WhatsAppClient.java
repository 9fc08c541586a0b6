package io.github.camelwhatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelwhatsapp.archive.AccountArchive;
import io.github.camelwhatsapp.concurrent.SerialLane;
import io.github.camelwhatsapp.connection.ConnectionObserver;
import io.github.camelwhatsapp.connection.ConnectionSupervisor;
import io.github.camelwhatsapp.connection.LoginGate;
import io.github.camelwhatsapp.delivery.DeliveryEngine;
import io.github.camelwhatsapp.delivery.DeliverySettings;
import io.github.camelwhatsapp.delivery.DeliveryStatistics;
import io.github.camelwhatsapp.delivery.Parked;
import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.delivery.SubscriptionHandle;
import io.github.camelwhatsapp.error.NotConnectedException;
import io.github.camelwhatsapp.error.NotSupportedException;
import io.github.camelwhatsapp.event.ConnectionChanged;
import io.github.camelwhatsapp.event.LoggedIn;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.media.FetchedMedia;
import io.github.camelwhatsapp.media.MediaDesk;
import io.github.camelwhatsapp.model.ConnectionStatus;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.QueuedOperation;
import io.github.camelwhatsapp.operation.UnconnectedOperation;
import io.github.camelwhatsapp.spi.AccountContext;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.Connection;
import io.github.camelwhatsapp.spi.ConnectionContext;
import io.github.camelwhatsapp.spi.ConnectionListener;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.ParkedDelivery;
import io.github.camelwhatsapp.time.TimeSource;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WhatsApp account in a program: it stays connected, hands out what comes, and sends.
 *
 * <pre>{@code
 * try (AccountStores stores = SqliteAccountStores.open(directory, "my program");
 *         WhatsAppClient client = WhatsAppClient.builder(settings, stores).build()) {
 *     client.subscribe(subscription).toCompletableFuture().join().resume();
 *     client.start();
 *     client.execute(new SendMessage(Party.parse("+34 123456789"), new Text("hello")));
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. Handlers of subscriptions, and what a caller hangs on a stage that comes from
 * here, run on threads of their own and may block; nothing here blocks but {@link #close()}. The stores are the
 * caller's to close, after the client.
 */
public final class WhatsAppClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WhatsAppClient.class);

    /** How long the end of the connection is waited for, which takes moments unless something blocks. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AccountSettings settings;
    private final ProtocolGeneration generation;
    private final AccountContext account;
    private final Callers callers;
    private final AccountArchive archive;
    private final Supplier<String> messageIds;
    private final InboxPressure pressure;
    private final MediaDesk media;
    private final MediaRenewals renewals;
    private final DeliveryEngine delivery;
    private final Linker linker;
    private final ConnectionSupervisor supervisor;
    private final UnconnectedOperations unconnected;
    private volatile @Nullable Connection connection;
    private boolean started;

    private WhatsAppClient(Builder builder) {
        settings = builder.settings;
        generation = builder.generation();
        TimeSource time = builder.time;
        AccountStore store = builder.stores.open(settings.name());
        account = new AccountContext(settings, store, time, builder.executor);
        callers = new Callers(builder.callers);
        archive = AccountArchive.open(settings, builder.stores, time);
        messageIds = generation.messageIds(account);
        pressure = new InboxPressure(this::supervisor, this::isInboxFull, builder.parkedListenerOnItsLane());
        media = new MediaDesk(
                settings,
                time,
                mediaDirectory(settings, builder.stores),
                new KnownMediaHosts(() -> Optional.ofNullable(connection), generation.mediaHost(settings)));
        renewals = new MediaRenewals(media, () -> Optional.ofNullable(connection));
        delivery = new DeliveryEngine(
                store, builder.delivery, messageIds, time, builder.callers, pressure, new Luggage(media));
        linker = new Linker(this::supervisor);
        supervisor = new ConnectionSupervisor(
                settings.name(),
                this::open,
                new Observer(),
                settings.timings(),
                generation.pauseGrowth(),
                time,
                builder.random,
                builder.gate,
                builder.executor);
        unconnected = new UnconnectedOperations(
                generation, account, archive, delivery, linker, supervisor, this::connectIfWanted);
    }

    /** Where the account says; else beside its store, if that has a place on the disk. */
    private static Optional<Path> mediaDirectory(AccountSettings settings, AccountStores stores) {
        return settings.media().directory().or(() -> stores.directory()
                .map(directory ->
                        directory.resolve("media").resolve("account-" + URLEncoder.encode(settings.name(), UTF_8))));
    }

    /** Starts a client for this account, whose state is kept in these stores. */
    public static Builder builder(AccountSettings settings, AccountStores stores) {
        return new Builder(settings, stores);
    }

    /**
     * Connects and stays connected. Subscribe first: what comes is offered to those who are there. After a failure that only a
     * person can mend, this is how to try again.
     */
    public void start() {
        start(Set.of());
    }

    /**
     * The same when some subscribers come later, such as routes that do not start by themselves: what waits for them is not given to
     * others.
     *
     * @param expected the ids of those subscribers
     */
    public void start(Set<String> expected) {
        synchronized (this) {
            started = true;
        }
        delivery.begin(expected).whenComplete((done, problem) -> connectIfWanted());
    }

    /** It may have been stopped meanwhile; then it stays so. */
    private synchronized void connectIfWanted() {
        if (started) {
            supervisor.start();
        }
    }

    /** A new message id, for whoever wants to know it before the message is sent ({@link SendOptions#withMessageId}). */
    public String newMessageId() {
        return messageIds.get();
    }

    /** Disconnects and stays disconnected; deliveries and the outbox go on as far as they can. */
    public CompletionStage<Void> stop() {
        synchronized (this) {
            started = false;
            return callers.handOver(supervisor.stop());
        }
    }

    /**
     * Adds a subscriber; see {@link DeliveryEngine#subscribe}. It gets nothing until it is resumed.
     *
     * @throws IllegalArgumentException if there is one of this id
     */
    public CompletionStage<SubscriptionHandle> subscribe(Subscription subscription) {
        return callers.handOver(delivery.subscribe(subscription));
    }

    /**
     * Does an operation. A queued one waits while the account is offline, with {@link SendOptions#DEFAULT}; any other needs a
     * connection, but for an {@link UnconnectedOperation}.
     *
     * @return its answer; fails with a {@link io.github.camelwhatsapp.error.WhatsAppException} or a store's exception
     */
    public <R> CompletionStage<R> execute(Operation<R> operation) {
        if (operation instanceof QueuedOperation queued) {
            @SuppressWarnings("unchecked") // a queued operation answers with a SentMessage: QueuedOperation says so
            CompletionStage<R> sent = (CompletionStage<R>) send(queued, SendOptions.DEFAULT);
            return sent;
        }
        if (!generation.supports(operation)) {
            return CompletableFuture.failedFuture(notSupported(operation));
        }
        if (operation instanceof UnconnectedOperation<R> withoutOne) {
            return callers.handOver(unconnected.execute(withoutOne));
        }
        Connection live = connection;
        if (live == null) {
            return CompletableFuture.failedFuture(
                    new NotConnectedException(settings.name(), operation.name(), status().toString()));
        }
        return callers.handOver(live.execute(operation));
    }

    private NotSupportedException notSupported(Operation<?> operation) {
        String reason = generation.lacking().get(operation.getClass());
        return reason == null
                ? new NotSupportedException(generation.name(), operation.toString())
                : new NotSupportedException(generation.name(), operation.name(), reason);
    }

    /** Sends; see {@link DeliveryEngine#send} for the ways in which it can fail. */
    public CompletionStage<SentMessage> send(QueuedOperation operation, SendOptions options) {
        if (!generation.supports(operation)) {
            return CompletableFuture.failedFuture(notSupported(operation));
        }
        return callers.handOver(delivery.send(operation, options));
    }

    /**
     * Takes a medium in for sending: copies its bytes to where they survive a restart, checks them, looks for a preview. Sending does
     * that by itself; this is for who has the bytes for a moment only.
     *
     * @return the content to send; fails with an {@link IllegalArgumentException} that says what is wrong with the medium, or a
     *     {@link io.github.camelwhatsapp.error.MediaException}
     */
    public CompletionStage<MediaContent> takeIn(MediaContent content) {
        return callers.handOver(media.take(content));
    }

    /**
     * Fetches a medium that came, and hands it out once its hash has proven right. Whoever gets it closes it, which removes the file.
     *
     * @return fails with a {@link io.github.camelwhatsapp.error.MediaException}
     */
    public CompletionStage<FetchedMedia> fetch(MediaContent content) {
        return callers.handOver(media.fetch(content));
    }

    /**
     * Fetches the medium of a message that came, as {@link #fetch(MediaContent)} does. Where it is gone from the server, a linked device
     * asks the phone to bring it there again.
     *
     * @return fails with a {@link io.github.camelwhatsapp.error.MediaException}; its reason is {@code PENDING} when the phone was asked,
     *     and then the event {@code mediaRenewed} or {@code mediaLost} tells of its answer
     */
    public CompletionStage<FetchedMedia> fetch(MessageReceived message) {
        return callers.handOver(renewals.fetch(message));
    }

    /** The account. */
    public AccountSettings settings() {
        return settings;
    }

    /** The state of the connection, its cause, and since when. */
    public ConnectionStatus status() {
        return supervisor.status();
    }

    /** How many times a connection was opened after the first one. */
    public long reconnects() {
        return supervisor.reconnects();
    }

    /** When the server last answered a request, which proves that the connection works; empty if it never did. */
    public Optional<Instant> lastProof() {
        return supervisor.lastProof();
    }

    /** How much there is to do. */
    public CompletionStage<DeliveryStatistics> statistics() {
        return callers.handOver(delivery.statistics());
    }

    /** Deliveries that were given up after their last failure, the oldest first. */
    public CompletionStage<List<ParkedDelivery>> parked(int limit) {
        return callers.handOver(delivery.parked(limit));
    }

    /** Offers a parked delivery again; answers whether there was one. */
    public CompletionStage<Boolean> replay(long sequence, String subscription) {
        return callers.handOver(delivery.replay(sequence, subscription));
    }

    /** Gives a parked delivery up for good; answers whether there was one. */
    public CompletionStage<Boolean> drop(long sequence, String subscription) {
        return callers.handOver(delivery.drop(sequence, subscription));
    }

    /**
     * Disconnects for good, stops delivering and closes the account's store. Waits for it, for the connection no longer than ten seconds,
     * and not at all when the thread is interrupted.
     */
    @Override
    public void close() {
        AccountStore store = account.store();
        try (archive;
                store;
                media) {
            disconnect();
            delivery.close();
        }
    }

    private void disconnect() {
        try {
            supervisor.shutDown().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Account '{}' did not disconnect within {}; it closes without", settings.name(), PATIENCE, e);
        }
    }

    private ConnectionSupervisor supervisor() {
        return supervisor;
    }

    private boolean isInboxFull() {
        return delivery.isInboxFull();
    }

    private Connection open(ConnectionListener listener) {
        return generation.open(new ConnectionContext(
                settings,
                account.store(),
                account.time(),
                account.executor(),
                archive.keepingWhatComes(delivery.sinkOfConnection()),
                listener,
                media,
                linker.takeRequest()));
    }

    private final class Observer implements ConnectionObserver {
        @Override
        public void changed(ConnectionChanged event) {
            linker.changed(event).ifPresent(delivery::publish);
            delivery.publish(event);
            pressure.changed(event);
        }

        @Override
        public void usable(Connection live) {
            connection = live;
        }

        @Override
        public void online(Connection live, LoggedIn event) {
            delivery.publish(event);
            delivery.online(archive.keepingWhatGoes(live));
        }

        @Override
        public void offline() {
            connection = null;
            delivery.offline();
        }
    }

    /** Is told that a delivery failed too often, or cannot be read, and was parked. */
    @FunctionalInterface
    public interface ParkedListener {
        /**
         * A delivery was parked.
         *
         * @param subscription whose delivery it was
         * @param parked what was to be delivered, and why it was not
         */
        void parked(String subscription, Parked parked);
    }

    /** Collects what a client needs. Not for use by several threads. */
    public static final class Builder {
        private final AccountSettings settings;
        private final AccountStores stores;
        private DeliverySettings delivery = DeliverySettings.DEFAULT;
        private TimeSource time = TimeSource.system();
        private Executor executor = ForkJoinPool.commonPool();
        private Executor callers = Callers.shared();
        private ParkedListener parkedListener = (subscription, parked) -> {};
        private RandomGenerator random = RandomGenerator.getDefault();
        private LoginGate gate = LoginGate.shared();
        private @Nullable ProtocolGeneration generation;

        private Builder(AccountSettings settings, AccountStores stores) {
            this.settings = settings;
            this.stores = stores;
        }

        /** How long and how much inbox and outbox keep. */
        public Builder delivery(DeliverySettings value) {
            delivery = value;
            return this;
        }

        /** Another clock. */
        public Builder time(TimeSource value) {
            time = value;
            return this;
        }

        /** The shared pool for the lanes of connections; the common pool unless told. The caller's to close. */
        public Builder executor(Executor value) {
            executor = value;
            return this;
        }

        /**
         * Where code of callers runs: handlers of subscriptions, what hangs on the stages that the client returns, the listener for
         * parked deliveries. All of it may block, as long as threads are left; threads without a bound that all clients share unless
         * told. The caller's to close.
         */
        public Builder callers(Executor value) {
            callers = value;
            return this;
        }

        /** Who is told of parked deliveries. */
        public Builder onParked(ParkedListener value) {
            parkedListener = value;
            return this;
        }

        /** Another source of the chance in pauses. */
        public Builder random(RandomGenerator value) {
            random = value;
            return this;
        }

        /** Another gate than the one of this process, which lets sixteen accounts log in at a time. */
        public Builder loginGate(LoginGate value) {
            gate = value;
            return this;
        }

        /** A generation that is not on the class path; otherwise it is found by the name in the settings. */
        public Builder generation(ProtocolGeneration value) {
            generation = value;
            return this;
        }

        /**
         * Opens the account's store and makes the client; it does not connect yet.
         *
         * @throws IllegalArgumentException if there is no such generation
         * @throws io.github.camelwhatsapp.store.StoreException if the store cannot be opened
         */
        public WhatsAppClient build() {
            return new WhatsAppClient(this);
        }

        /** In the order in which they were parked, and not on the thread by which the store tells what came of its commits. */
        private ParkedListener parkedListenerOnItsLane() {
            ParkedListener listener = parkedListener;
            SerialLane lane = new SerialLane(callers);
            return (subscription, parked) -> lane.execute(() -> listener.parked(subscription, parked));
        }

        private ProtocolGeneration generation() {
            return generation != null ? generation : Generations.named(settings.generation());
        }
    }
}
