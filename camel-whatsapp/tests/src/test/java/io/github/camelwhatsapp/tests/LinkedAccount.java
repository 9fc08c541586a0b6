package io.github.camelwhatsapp.tests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.delivery.DeliverySettings;
import io.github.camelwhatsapp.delivery.Pacing;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.media.FetchedMedia;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.TransactionAction;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A client of ours that is linked to a number's phone, and what it was told. */
public final class LinkedAccount implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final WhatsAppEmulator emulator;
    private final String number;
    private final AccountStores stores;
    private final WhatsAppClient client;
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();

    private LinkedAccount(WhatsAppEmulator emulator, String number, AccountStores stores, DeliverySettings delivery) {
        this.emulator = emulator;
        this.number = number;
        this.stores = stores;
        client = WhatsAppClient.builder(
                        AccountSettings.builder("linked-" + number)
                                .generation("multidevice")
                                .servers(List.of(new ServerAddress(
                                        "localhost",
                                        emulator.multiDevice().address().getPort())))
                                .trusted(TrustedCertificates.ofPem(
                                        emulator.certificate().pem()))
                                .linking(LinkingSettings.DEFAULT.withRoot(
                                        emulator.multiDevice().rootKey(), 0))
                                .build(),
                        stores)
                .delivery(delivery)
                .build();
    }

    /** Links a new client to the phone of a number and waits until it is logged in. */
    public static LinkedAccount on(WhatsAppEmulator emulator, String number) {
        return on(emulator, number, code -> scan(emulator, number, code));
    }

    /** The same with somebody who scans the text of the code. */
    public static LinkedAccount on(WhatsAppEmulator emulator, String number, Consumer<String> scanner) {
        AccountStores memory =
                SqliteAccountStores.inMemory("linked-" + number, StoreCipher.plain(), TimeSource.system());
        return linked(new LinkedAccount(emulator, number, memory, DeliverySettings.DEFAULT), scanner);
    }

    /** The same with its store in a file, sending as fast as it can, once others can write to it. */
    public static LinkedAccount in(Path directory, WhatsAppEmulator emulator, String number) {
        LinkedAccount account = linked(
                new LinkedAccount(
                        emulator, number, open(directory, number), DeliverySettings.DEFAULT.withPacing(Pacing.OFF)),
                code -> scan(emulator, number, code));
        int device = emulator.phone(number).linkedDevices().get(0).number();
        await().atMost(SOON).until(() -> emulator.account(number).preKeys(device) > 0);
        return account;
    }

    /** A client goes on with what one that is closed has left in a directory; waits until it is logged in. */
    public static LinkedAccount again(Path directory, WhatsAppEmulator emulator, String number) {
        LinkedAccount account = new LinkedAccount(
                emulator, number, open(directory, number), DeliverySettings.DEFAULT.withPacing(Pacing.OFF));
        account.listen();
        account.client.start();
        await().atMost(SOON).until(() -> account.client.status().isOnline());
        return account;
    }

    /** Changes what a client that is closed has left in a directory. */
    public static void change(Path directory, String number, TransactionAction change) {
        try (AccountStores stores = open(directory, number);
                AccountStore store = stores.open("linked-" + number)) {
            TestAccount.join(store.perform(change));
        }
    }

    private static AccountStores open(Path directory, String number) {
        return SqliteAccountStores.open(directory, "linked-" + number, StoreCipher.plain(), TimeSource.system());
    }

    private static void scan(WhatsAppEmulator emulator, String number, String code) {
        emulator.phone(number).scans(code).orTimeout(20, SECONDS).join();
    }

    private static LinkedAccount linked(LinkedAccount account, Consumer<String> scanner) {
        account.listen();
        LinkingCode code = TestAccount.join(account.client.execute(new LinkByQr()));
        scanner.accept(code.text());
        await().atMost(SOON).until(() -> account.client.status().isOnline());
        return account;
    }

    private void listen() {
        TestAccount.join(client.subscribe(
                        new Subscription("everything", event -> true, 100, RedeliveryPolicy.DEFAULT, delivery -> {
                            events.add(delivery.event());
                            delivery.settle();
                        })))
                .resume();
    }

    /** The client. */
    public WhatsAppClient client() {
        return client;
    }

    /** Who it is to others: known by both addresses. */
    public Party party() {
        return Party.of(
                emulator.account(number).lid(),
                Optional.of(emulator.account(number).jid()));
    }

    /** Does an operation and waits for its answer. */
    public <R> R ask(Operation<R> operation) {
        return TestAccount.join(client.execute(operation));
    }

    /** The code with which the server refuses an operation. */
    public int refused(Operation<?> operation) {
        Throwable problem = catchThrowable(() -> ask(operation));
        Throwable real = problem instanceof CompletionException ? problem.getCause() : problem;
        if (real instanceof RefusedException refusal) {
            return refusal.code();
        }
        throw new AssertionError("Was to be refused: " + operation, problem);
    }

    /** The first event of a type that it is told, now or soon. */
    public <E extends Event> E told(Class<E> type) {
        return told(type, event -> true);
    }

    /** The same that fits. */
    public <E extends Event> E told(Class<E> type, Predicate<E> fits) {
        return await().alias(type.getSimpleName() + " in " + events)
                .atMost(SOON)
                .until(() -> events(type).stream().filter(fits).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** All that it was told of a type. */
    public <E extends Event> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Fetches the medium of a message that came. */
    public byte[] bytes(MessageReceived message) throws IOException {
        try (FetchedMedia fetched = TestAccount.join(client.fetch(message));
                InputStream in = fetched.open()) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        client.close();
        stores.close();
    }
}
