package io.github.camelwhatsapp.multidevice;

import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.connection.LoginGate;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An account with a fake server and a clock that moves while one waits. */
final class LinkedTestBed implements AutoCloseable {
    final VirtualTimeSource time = new VirtualTimeSource(Instant.parse("2026-11-20T08:00:00Z"));
    final FakeServer server = new FakeServer();
    final List<Event> events = new CopyOnWriteArrayList<>();
    final WhatsAppClient client;
    private final ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(2);
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), time);

    LinkedTestBed() {
        this(1);
    }

    LinkedTestBed(long seed) {
        this(seed, "");
    }

    /** @param gate through which it connects */
    LinkedTestBed(LoginGate gate) {
        this(1, "", Optional.of(gate));
    }

    /** @param otherRoot the root key that the client believes, instead of the server's; empty for the server's */
    LinkedTestBed(long seed, String otherRoot) {
        this(seed, otherRoot, Optional.empty());
    }

    private LinkedTestBed(long seed, String otherRoot, Optional<LoginGate> gate) {
        String root = otherRoot.isEmpty() ? server.identity.rootKey() : otherRoot;
        AccountSettings settings = AccountSettings.builder("linked")
                .generation(MultiDeviceGeneration.NAME)
                .linking(LinkingSettings.DEFAULT.withRoot(root, 0))
                .build();
        client = WhatsAppClient.builder(settings, stores)
                .generation(new MultiDeviceGeneration(server))
                .time(time)
                .executor(pool)
                .callers(pool)
                .random(new Random(seed))
                .loginGate(gate.orElseGet(() -> new LoginGate(4, Duration.ofMillis(100), time, new Random(seed))))
                .build();
        client.subscribe(new Subscription("all", event -> true, 100, RedeliveryPolicy.DEFAULT, delivery -> {
                    events.add(delivery.event());
                    delivery.settle();
                }))
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join()
                .resume();
    }

    /** Links the account by QR and waits until it is logged in. */
    LinkedTestBed linked() {
        LinkingCode code = answer(client.execute(new LinkByQr()));
        server.live(session -> session.send(FakeServer.pairSuccess(server.phone.scan(code.text(), FakeServer.DEVICE))));
        until(this::isOnline);
        until(() -> sent("active"));
        return this;
    }

    boolean isOnline() {
        return client.status().isOnline();
    }

    boolean is(ConnectionState state) {
        return client.status().state() == state;
    }

    boolean sent(String child) {
        return server.received.stream().anyMatch(node -> node.child(child).isPresent());
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits; a tenth of a second of virtual time for each millisecond in which the client has nothing to do. */
    void until(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    if (condition.getAsBoolean()) {
                        return true;
                    }
                    if (pool.getActiveCount() == 0 && pool.getQueue().isEmpty()) {
                        time.advance(Duration.ofMillis(100));
                    }
                    return condition.getAsBoolean();
                });
    }

    /** Lets time pass, a second at a time with a moment for the threads in between. */
    void pass(Duration duration) {
        Instant end = time.now().plus(duration);
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofNanos(500_000)).until(() -> {
            time.advance(Duration.ofSeconds(1));
            return !time.now().isBefore(end);
        });
    }

    /** The answer, waited for. */
    <T> T answer(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        until(future::isDone);
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        client.close();
        stores.close();
        pool.shutdown();
    }
}
