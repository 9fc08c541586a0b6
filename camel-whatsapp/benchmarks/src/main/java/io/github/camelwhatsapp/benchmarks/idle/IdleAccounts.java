package io.github.camelwhatsapp.benchmarks.idle;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.benchmarks.measure.MarkdownTable;
import io.github.camelwhatsapp.benchmarks.measure.Pace;
import io.github.camelwhatsapp.benchmarks.measure.Pause;
import io.github.camelwhatsapp.benchmarks.measure.TemporaryDirectory;
import io.github.camelwhatsapp.benchmarks.process.EmulatorProcess;
import io.github.camelwhatsapp.delivery.Delivery;
import io.github.camelwhatsapp.delivery.DeliverySettings;
import io.github.camelwhatsapp.delivery.Pacing;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.Password;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of the report about accounts that wait: clients with one subscriber each, logged in, on one store. What an account takes is
 * the difference between many and a fifth of them, so that nothing else in the process counts.
 */
public final class IdleAccounts implements AutoCloseable {
    private static final int FIRST_SHARE = 5;
    private static final int MAX_INFLIGHT = 100;
    private static final long FIRST_NUMBER = 34_700_000_000L;
    private static final double KIBIBYTE = 1_024;

    /** Until what a login leaves behind is done. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final TemporaryDirectory directory = new TemporaryDirectory();
    private final EmulatorProcess emulator = new EmulatorProcess();
    private final List<WhatsAppClient> clients = new ArrayList<>();
    private final AccountStores stores;

    private IdleAccounts() throws IOException {
        stores = SqliteAccountStores.open(
                directory.path().resolve("store"), "bench", StoreCipher.plain(), TimeSource.system());
    }

    /** Measures and answers a chapter in Markdown. */
    public static String measure(Pace pace) throws IOException {
        try (IdleAccounts accounts = new IdleAccounts()) {
            int few = pace.accounts() / FIRST_SHARE;
            Footprint atFirst = accounts.connectUpTo(few);
            Footprint atLast = accounts.connectUpTo(pace.accounts());
            return table(few, atFirst, pace.accounts(), atLast).toString();
        }
    }

    private static MarkdownTable table(int few, Footprint atFirst, int many, Footprint atLast) {
        MarkdownTable table = new MarkdownTable("KiB", few + " accounts", many + " accounts", "one more account");
        row(table, "heap after a full collection", many - few, atFirst.heapBytes(), atLast.heapBytes());
        row(table, "resident memory", many - few, atFirst.residentBytes(), atLast.residentBytes());
        return table.row("threads, in pieces", atFirst.threads(), atLast.threads(), "-");
    }

    private static void row(MarkdownTable table, String title, int more, long atFirst, long atLast) {
        table.row(
                title,
                kibibytes((double) atFirst),
                kibibytes((double) atLast),
                kibibytes((double) (atLast - atFirst) / more));
    }

    private static String kibibytes(double bytes) {
        return MarkdownTable.number(bytes / KIBIBYTE);
    }

    private Footprint connectUpTo(int count) throws IOException {
        List<String> numbers = new ArrayList<>();
        for (int i = clients.size(); i < count; i++) {
            String number = Long.toString(FIRST_NUMBER + i);
            clients.add(connect(number, emulator.account(number)));
            numbers.add(number);
        }
        numbers.forEach(emulator::awaitOnline);
        Pause.of(QUIET);
        return Footprint.read();
    }

    private WhatsAppClient connect(String number, String password) {
        AccountSettings settings = AccountSettings.builder("account-" + number)
                .phoneNumber(number)
                .password(Password.ofBase64(password))
                .servers(List.of(emulator.address()))
                .build();
        WhatsAppClient client = WhatsAppClient.builder(settings, stores)
                .delivery(DeliverySettings.DEFAULT.withPacing(Pacing.OFF))
                .build();
        client.subscribe(new Subscription(
                        "route",
                        MessageReceived.class::isInstance,
                        MAX_INFLIGHT,
                        RedeliveryPolicy.DEFAULT,
                        Delivery::settle))
                .toCompletableFuture()
                .join()
                .resume();
        client.start();
        return client;
    }

    @Override
    public void close() throws IOException {
        clients.forEach(WhatsAppClient::close);
        stores.close();
        emulator.close();
        directory.close();
    }
}
