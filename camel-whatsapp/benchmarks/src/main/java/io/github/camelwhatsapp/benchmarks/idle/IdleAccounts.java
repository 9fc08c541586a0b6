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
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The part of the report about accounts that wait: clients with one subscriber each, logged in, on one store. What an account takes is
 * the difference between many and a fifth of them, so that nothing else in the process counts.
 */
public final class IdleAccounts implements AutoCloseable {
    private static final int FIRST_SHARE = 5;

    /** Each of them makes some eight hundred keys, so there are fewer. */
    private static final int LINKED_SHARE = 5;

    private static final int MAX_INFLIGHT = 100;
    private static final long FIRST_NUMBER = 34_700_000_000L;
    private static final double KIBIBYTE = 1_024;

    /** Until what a login leaves behind is done. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final TemporaryDirectory directory = new TemporaryDirectory();
    private final EmulatorProcess emulator = new EmulatorProcess();
    private final List<WhatsAppClient> clients = new ArrayList<>();
    private final AccountStores stores;

    private final Entrance entrance;

    private IdleAccounts(Function<EmulatorProcess, Entrance> entrances) throws IOException {
        entrance = entrances.apply(emulator);
        stores = SqliteAccountStores.open(
                directory.path().resolve("store"), "bench", StoreCipher.plain(), TimeSource.system());
    }

    /** Measures classic accounts and answers a chapter in Markdown. */
    public static String measure(Pace pace) throws IOException {
        try (IdleAccounts accounts = new IdleAccounts(ClassicEntrance::new)) {
            return accounts.growTo(pace.accounts()).toString();
        }
    }

    /** Measures linked devices, then the round trips of a login, and answers a chapter in Markdown. */
    public static String measureLinked(Pace pace) throws IOException {
        try (IdleAccounts accounts = new IdleAccounts(LinkedEntrance::new)) {
            MarkdownTable grown = accounts.growTo(pace.accounts() / LINKED_SHARE);
            return grown + "\n" + accounts.loginTrips();
        }
    }

    private MarkdownTable growTo(int count) throws IOException {
        int few = count / FIRST_SHARE;
        Footprint atFirst = connectUpTo(few);
        Footprint atLast = connectUpTo(count);
        return table(few, atFirst, count, atLast);
    }

    private MarkdownTable loginTrips() throws IOException {
        List<String> numbers = IntStream.range(0, clients.size())
                .mapToObj(IdleAccounts::number)
                .toList();
        clients.forEach(WhatsAppClient::close);
        clients.clear();
        Pause.of(QUIET);
        return LoginTrips.measure((LinkedEntrance) entrance, numbers, this::client);
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
            String number = number(i);
            clients.add(connect(number));
            numbers.add(number);
        }
        numbers.forEach(entrance::awaitOnline);
        Pause.of(QUIET);
        return Footprint.read();
    }

    private static String number(int index) {
        return Long.toString(FIRST_NUMBER + index);
    }

    private WhatsAppClient connect(String number) {
        WhatsAppClient client = client(entrance.settings(number));
        entrance.enter(client, number);
        return client;
    }

    private WhatsAppClient client(AccountSettings settings) {
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
