package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.delivery.DeliverySettings;
import io.github.camelwhatsapp.delivery.Pacing;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Direction;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneEvent;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.model.ConnectionCause;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client whose database fails while messages come and go: nothing is lost, nothing comes twice, no ack precedes its commit. */
@Timeout(120)
@ParameterizedClass
@EnumSource
class StoreFaultsIT {
    private static final String ANN = "34600000001";
    private static final List<String> PHONES = List.of("34600000101", "34600000102");
    private static final int MESSAGES = 20;
    private static final int ONE_FAILS_IN = 6;
    private static final long SEED = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final FaultyStore faulty =
            new FaultyStore(emulator.ledgers().order().commitProbe(ANN));
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final Map<String, List<PhoneMessage>> arrived = new ConcurrentHashMap<>();

    private final AccountAtServer server;

    @TempDir
    private Path directory;

    private AccountStores stores;
    private WhatsAppClient client;

    StoreFaultsIT(ProtocolUnderTest protocol) {
        server = protocol.account(emulator, ANN);
    }

    @BeforeEach
    void start() {
        PHONES.forEach(number -> {
            arrived.put(number, new CopyOnWriteArrayList<>());
            Phone phone = emulator.phone(number);
            phone.listen(event -> note(number, event));
        });
        stores = SqliteAccountStores.open(directory, "test", faulty, TimeSource.system(), faulty);
        client = WhatsAppClient.builder(server.settings().build(), stores)
                .delivery(DeliverySettings.DEFAULT.withPacing(Pacing.OFF))
                .build();
        join(client.subscribe(new Subscription(
                        "route", MessageReceived.class::isInstance, 100, RedeliveryPolicy.DEFAULT, delivery -> {
                            MessageReceived message = (MessageReceived) delivery.event();
                            delivered.add(message.from().phone().orElseThrow() + " "
                                    + TestAccount.text(message.content()) + " " + delivery.count());
                            delivery.settle();
                        })))
                .resume();
        server.admit(client);
        await().atMost(PATIENCE).until(() -> client.status().isOnline());
    }

    @AfterEach
    void stop() {
        faulty.mend();
        client.close();
        stores.close();
        emulator.close();
    }

    /** How a commit ends. */
    enum Ending {
        /** It is not done. */
        FAILS,
        /** It is durable, and its success is not heard of. */
        IS_NOT_HEARD_OF
    }

    @ParameterizedTest
    @EnumSource
    void losesAndRepeatsNothingWhenCommitsFail(Ending ending) throws InterruptedException {
        AtomicInteger failed = new AtomicInteger();
        faulty.breakWith(new SomeCommits(ending, failed));
        List<CompletableFuture<Void>> sends = new ArrayList<>();
        for (String phone : PHONES) {
            sends.add(sendFrom(1, phone));
            IntStream.rangeClosed(1, MESSAGES).forEach(number -> emulator.phone(phone)
                    .sends(Integer.toString(number))
                    .to(ANN));
        }
        await().atMost(PATIENCE)
                .until(() -> delivered.stream()
                                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                                .distinct()
                                .count()
                        == (long) MESSAGES * PHONES.size());
        CompletableFuture.allOf(sends.toArray(CompletableFuture<?>[]::new))
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        faulty.mend();
        server.awaitSettled(PATIENCE);

        assertThat(failed).as("commits that failed").hasValueGreaterThan(3);
        for (String phone : PHONES) {
            assertThat(firstOnes(phone)).as("what came from " + phone).containsExactlyElementsOf(numbers());
            await().atMost(PATIENCE).until(() -> arrived.get(phone).size() >= MESSAGES);
            assertThat(arrived.get(phone)).extracting(PhoneMessage::text).containsExactlyElementsOf(numbers());
        }
        assertThat(emulator.ledgers().order().judged()).isGreaterThanOrEqualTo((long) MESSAGES * PHONES.size());
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void acksNothingBeforeItsCommit() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        faulty.breakWith(new FaultyStore.Fault() {
            @Override
            public void beforeCommit() throws SQLException {
                reached.countDown();
                awaitLatch(open);
            }
        });
        emulator.phone(PHONES.get(0)).sends("1").to(ANN);
        assertThat(reached.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        join(client.execute(new io.github.camelwhatsapp.operation.Ping()));
        assertThat(server.waiting()).as("what is not acked").isEqualTo(1);
        assertThat(emulator.ledgers().order().judged()).as("acks and receipts").isZero();

        open.countDown();
        server.awaitSettled(PATIENCE);
        assertThat(emulator.ledgers().order().judged()).isPositive();
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void leavesWhatComesWithTheServerWhileTheDiskIsFull() {
        faulty.breakWith(new FaultyStore.Fault() {
            @Override
            public void prepare(Statement statement) throws SQLException {
                statement.execute("PRAGMA max_page_count = 1"); // SQLite takes the pages that there are as the least.
            }
        });
        join(client.statistics()); // A transaction ends, and the next one begins with a full disk.
        for (int number = 1; number <= MESSAGES; number++) {
            emulator.phone(PHONES.get(0)).sends(number + "x".repeat(20_000)).to(ANN);
        }
        await().atMost(PATIENCE).until(this::hasClosedBecauseOfItsStore);
        assertThat(server.waiting()).isPositive();

        faulty.breakWith(new FaultyStore.Fault() {
            @Override
            public void prepare(Statement statement) throws SQLException {
                statement.execute("PRAGMA max_page_count = 1073741823");
            }
        });
        await().atMost(PATIENCE).until(() -> delivered.size() == MESSAGES);
        server.awaitSettled(PATIENCE);
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void goesOnWhenAnotherGivesTheDatabaseFree() throws SQLException {
        faulty.breakWith(new FaultyStore.Fault() {
            @Override
            public void prepare(Statement statement) throws SQLException {
                statement.execute("PRAGMA busy_timeout = 50");
            }
        });
        join(client.statistics());
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("whatsapp.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            emulator.phone(PHONES.get(0)).sends("1").to(ANN);
            await().atMost(PATIENCE).until(this::hasClosedBecauseOfItsStore);
            assertThat(delivered).isEmpty();
            statement.execute("ROLLBACK");
        }

        await().atMost(PATIENCE).until(() -> delivered.size() == 1);
        server.awaitSettled(PATIENCE);
        assertThat(delivered).containsExactly(PHONES.get(0) + " 1 1");
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void losesAndRepeatsNothingWhenAnotherProgramWritesBetweenItsReadingAndItsWriting() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("whatsapp.db"));
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE of_another_program (x)");
            AtomicInteger writes = new AtomicInteger();
            faulty.breakWith(new FaultyStore.Fault() {
                @Override
                public void inTransaction() {
                    if (writes.incrementAndGet() % 2 == 1) {
                        write(statement);
                    }
                }
            });
            Phone phone = emulator.phone(PHONES.get(0));
            IntStream.rangeClosed(1, 3)
                    .forEach(number -> phone.sends(Integer.toString(number)).to(ANN));

            await().atMost(PATIENCE).until(() -> delivered.size() == 3);
            assertThat(writes).hasValueGreaterThan(3);
        }
        server.awaitSettled(PATIENCE);
        assertThat(delivered).containsExactly(PHONES.get(0) + " 1 1", PHONES.get(0) + " 2 1", PHONES.get(0) + " 3 1");
        assertThat(client.reconnects()).isPositive();
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    @Test
    void isPutDownForGoodAndAcksNothingWhenAnotherHolderHasOpenedItsAccount() {
        stores.open("account-" + ANN);
        emulator.phone(PHONES.get(0)).sends("1").to(ANN);

        await().atMost(PATIENCE).until(() -> client.status().cause().kind() == ConnectionCause.Kind.FENCED);
        assertThat(client.status().state()).isEqualTo(ConnectionState.FAILED);
        assertThat(delivered).isEmpty();
        assertThat(emulator.ledgers().order().judged()).isZero();
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    private static void write(Statement statement) {
        try {
            statement.execute("INSERT INTO of_another_program VALUES (1)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean hasClosedBecauseOfItsStore() {
        return client.status().cause().kind() == ConnectionCause.Kind.STORE_FAILED;
    }

    /** Sends the numbers one after the other, each again under its key until it is there. */
    private CompletableFuture<Void> sendFrom(int number, String phone) {
        if (number > MESSAGES) {
            return CompletableFuture.completedFuture(null);
        }
        return client.send(
                        new SendMessage(Party.ofPhone(phone), new Text(Integer.toString(number))),
                        SendOptions.DEFAULT.withIdempotencyKey(phone + " " + number))
                .toCompletableFuture()
                .handle((SentMessage sent, Throwable problem) -> problem == null ? number + 1 : number)
                .thenComposeAsync(next -> sendFrom(next, phone));
    }

    /** The first deliveries from a phone, in order; a later one of the same message must say that it is one. */
    private List<String> firstOnes(String phone) {
        List<String> firsts = new ArrayList<>();
        for (String line : delivered) {
            String[] parts = line.split(" ", -1);
            if (!parts[0].equals(phone)) {
                continue;
            }
            if (firsts.contains(parts[1])) {
                assertThat(Integer.parseInt(parts[2])).as(line).isGreaterThan(1);
            } else {
                firsts.add(parts[1]);
            }
        }
        return firsts;
    }

    private static List<String> numbers() {
        return IntStream.rangeClosed(1, MESSAGES).mapToObj(Integer::toString).toList();
    }

    private void note(String phone, PhoneEvent event) {
        if (event instanceof PhoneEvent.MessageAdded added && added.message().direction() == Direction.IN) {
            arrived.get(phone).add(added.message());
        }
    }

    private static void awaitLatch(CountDownLatch latch) throws SQLException {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw FaultyStore.ioError();
            }
        } catch (InterruptedException e) {
            throw FaultyStore.ioError();
        }
    }

    /** Lets some commits end badly, which ones the seed decides. */
    private static final class SomeCommits implements FaultyStore.Fault {
        private final Random random = new Random(SEED);
        private final Ending ending;
        private final AtomicInteger failed;

        SomeCommits(Ending ending, AtomicInteger failed) {
            this.ending = ending;
            this.failed = failed;
        }

        @Override
        public void beforeCommit() throws SQLException {
            if (ending == Ending.FAILS) {
                failSometimes();
            }
        }

        @Override
        public void afterCommit() throws SQLException {
            if (ending == Ending.IS_NOT_HEARD_OF) {
                failSometimes();
            }
        }

        private void failSometimes() throws SQLException {
            if (random.nextInt(ONE_FAILS_IN) == 0) {
                failed.incrementAndGet();
                throw FaultyStore.ioError();
            }
        }
    }
}
