package io.github.camelwhatsapp.tests;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.delivery.Delivery;
import io.github.camelwhatsapp.delivery.DeliverySettings;
import io.github.camelwhatsapp.delivery.Pacing;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.emulator.EmulatedAccount;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.ConnectionTimings;
import io.github.camelwhatsapp.spi.Password;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A client of ours on the emulator, with all that it was told. */
public final class TestAccount implements AutoCloseable {
    /** Pauses that suit a test on wall time. */
    static final ConnectionTimings QUICK = ConnectionTimings.DEFAULT
            .withWaits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5))
            .withPauses(Duration.ofMillis(20), Duration.ofMillis(200));

    private final AccountAtServer server;
    private final AccountStores stores;
    private final WhatsAppClient client;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private TestAccount(AccountAtServer server, AccountStores stores, WhatsAppClient client) {
        this.server = server;
        this.stores = stores;
        this.client = client;
    }

    /** A client with its store in memory, subscribed to everything, not started. */
    static TestAccount on(WhatsAppEmulator emulator, String number) {
        return on(emulator, number, UnaryOperator.identity(), TimeSource.system());
    }

    /** The same on either generation. */
    static TestAccount on(AccountAtServer server) {
        return in(server, SqliteAccountStores.inMemory("test", StoreCipher.plain(), TimeSource.system()));
    }

    /** The same with a store of its own, which is closed with it. */
    static TestAccount in(AccountAtServer server, AccountStores stores) {
        return on(server, UnaryOperator.identity(), TimeSource.system(), stores);
    }

    /** The same with settings of its own and a clock. */
    public static TestAccount on(
            WhatsAppEmulator emulator,
            String number,
            UnaryOperator<AccountSettings.Builder> settings,
            TimeSource time) {
        return on(
                new ClassicAccountAtServer(emulator, number),
                settings,
                time,
                SqliteAccountStores.inMemory("test", StoreCipher.plain(), time));
    }

    /** The same with a store that outlives it: another one in the same directory goes on where it ended. */
    static TestAccount in(
            Path directory, WhatsAppEmulator emulator, String number, UnaryOperator<AccountSettings.Builder> settings) {
        TimeSource time = TimeSource.system();
        return on(
                new ClassicAccountAtServer(emulator, number),
                settings,
                time,
                SqliteAccountStores.open(directory, "test", StoreCipher.plain(), time));
    }

    private static TestAccount on(
            AccountAtServer server,
            UnaryOperator<AccountSettings.Builder> settings,
            TimeSource time,
            AccountStores stores) {
        WhatsAppClient client = WhatsAppClient.builder(
                        settings.apply(server.settings()).build(), stores)
                .delivery(DeliverySettings.DEFAULT.withPacing(Pacing.OFF))
                .time(time)
                .build();
        TestAccount account = new TestAccount(server, stores, client);
        account.subscribe("everything", delivery -> {
            account.events.add(delivery.event());
            delivery.settle();
        });
        return account;
    }

    static AccountSettings.Builder settings(WhatsAppEmulator emulator, String number) {
        EmulatedAccount account = emulator.account(number);
        return AccountSettings.builder("account-" + number)
                .generation("classic")
                .phoneNumber(number)
                .password(Password.ofBase64(account.password()))
                .servers(List.of(ServerAddress.of(emulator.classicAddress())))
                .timings(QUICK);
    }

    /** Connects; links a device first that is not linked yet. */
    public TestAccount start() {
        server.admit(client);
        return this;
    }

    /** Gives a subscriber everything from now on. */
    public void subscribe(String id, Consumer<Delivery> handler) {
        join(client.subscribe(new Subscription(id, event -> true, 100, RedeliveryPolicy.DEFAULT, handler)))
                .resume();
    }

    /** The number: digits with the country code. */
    public String number() {
        return server.number();
    }

    /** The client. */
    public WhatsAppClient client() {
        return client;
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The texts that came, in order. */
    List<String> texts() {
        return events(MessageReceived.class).stream()
                .map(MessageReceived::content)
                .map(TestAccount::text)
                .toList();
    }

    static String text(Content content) {
        return content instanceof Text text ? text.text() : content.kind();
    }

    static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, SECONDS).join();
    }

    @Override
    public void close() {
        client.close();
        stores.close();
    }
}
