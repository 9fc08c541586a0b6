package io.github.camelwhatsapp.delivery;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.spi.IncomingStanza;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.ConnectionSource;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A delivery engine on an in-memory store with a clock of its own; it can be stopped and started again as after a crash. */
final class DeliveryTestBed implements AutoCloseable {
    final VirtualTimeSource time = new VirtualTimeSource();
    final List<String> parked = new CopyOnWriteArrayList<>();
    final List<String> marks = new CopyOnWriteArrayList<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), time, this::kept);
    private volatile @Nullable Connection database;
    private final AtomicLong ids = new AtomicLong();
    private final DeliverySettings settings;
    private final UnaryOperator<AccountStore> around;
    private final OutgoingMedia media;
    private AccountStore store;
    private DeliveryEngine engine;

    DeliveryTestBed() {
        this(DeliverySettings.DEFAULT.withPacing(Pacing.OFF));
    }

    DeliveryTestBed(DeliverySettings settings) {
        this(settings, UnaryOperator.identity());
    }

    /** @param around puts something between the engine and its store */
    DeliveryTestBed(DeliverySettings settings, UnaryOperator<AccountStore> around) {
        this(settings, around, OutgoingMedia.NONE);
    }

    /**
     * @param around puts something between the engine and its store
     * @param media takes in the bytes of media
     */
    DeliveryTestBed(DeliverySettings settings, UnaryOperator<AccountStore> around, OutgoingMedia media) {
        this.settings = settings;
        this.around = around;
        this.media = media;
        open();
    }

    private void open() {
        store = around.apply(stores.open("account"));
        DeliveryListener listener = new DeliveryListener() {
            @Override
            public void inboxFull() {
                marks.add("full");
            }

            @Override
            public void inboxDrained() {
                marks.add("drained");
            }

            @Override
            public void parked(String subscription, Parked delivery) {
                parked.add(subscription + " "
                        + delivery.event().map(DeliveryTestBed::text).orElse("damaged"));
            }
        };
        engine = new DeliveryEngine(store, settings, () -> "id-" + ids.incrementAndGet(), time, pool, listener, media);
    }

    /** Begins anew on what the store holds, without a goodbye: as after a crash. */
    void restart() {
        open();
    }

    /** Ends in good order and begins anew. */
    void stopAndStart() {
        engine.close();
        store.close();
        open();
    }

    private ConnectionSource kept(ConnectionSource source) {
        return () -> {
            Connection opened = source.open();
            database = opened;
            return opened;
        };
    }

    /** Changes the database behind the store's back, in one of its transactions. */
    void damage(String statement) {
        Connection connection = database;
        if (connection == null) {
            throw new AssertionError("no database is open");
        }
        join(store.perform(transaction -> {
            transaction.dedupe().firstTime("damage", time.now());
            try (Statement damaging = connection.createStatement()) {
                damaging.executeUpdate(statement);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }));
    }

    DeliveryEngine engine() {
        return engine;
    }

    AccountStore store() {
        return store;
    }

    SubscriptionHandle subscribe(String id, int maxInflight, Consumer<Delivery> handler) {
        return subscribe(new Subscription(id, event -> true, maxInflight, RedeliveryPolicy.DEFAULT, handler));
    }

    SubscriptionHandle subscribe(Subscription subscription) {
        SubscriptionHandle handle = join(engine.subscribe(subscription));
        handle.resume();
        return handle;
    }

    void receive(String chat, String text) {
        join(engine.accept(stanza(chat, text)));
    }

    List<String> parkedTexts() {
        return join(engine.parked(100)).stream().map(row -> row.routeId()).toList();
    }

    static IncomingStanza stanza(String chat, String text) {
        return IncomingStanza.of(List.of(message(chat, text)), Optional.of(chat + " " + text));
    }

    static MessageReceived message(String chat, String text) {
        Party party = Party.ofPhone(chat);
        return new MessageReceived(
                "m-" + text,
                party,
                party,
                Optional.empty(),
                Instant.ofEpochSecond(1467000000),
                Origin.LIVE,
                new Text(text));
    }

    static String text(Event event) {
        return ((Text) ((MessageReceived) event).content()).text();
    }

    static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, SECONDS).join();
    }

    @Override
    public void close() {
        engine.close();
        stores.close();
        pool.shutdownNow();
    }

    /** A handler that keeps what it is given and settles it only when told. */
    static final class Hand implements Consumer<Delivery> {
        private final List<Delivery> held = new CopyOnWriteArrayList<>();

        @Override
        public void accept(Delivery delivery) {
            held.add(delivery);
        }

        List<String> texts() {
            return new ArrayList<>(
                    held.stream().map(delivery -> text(delivery.event())).toList());
        }

        Delivery get(int index) {
            return held.get(index);
        }

        int size() {
            return held.size();
        }
    }
}
