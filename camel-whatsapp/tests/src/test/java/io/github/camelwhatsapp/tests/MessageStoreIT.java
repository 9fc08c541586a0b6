package io.github.camelwhatsapp.tests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.model.ArchivedMessage;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.ReadMessageStore;
import io.github.camelwhatsapp.operation.SendBroadcast;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.MessageStoreSettings;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.MessageArchive;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of messages, read with the operation and with a plain SQL client. Source: classic.md section 12. */
class MessageStoreIT {
    private static final String ANA = "34600000001";
    private static final String BEN = "34600000002";
    private static final String CAT = "34600000003";
    private static final String GROUP = "34600000001-1400000000";

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        emulator.close();
    }

    private TestAccount archiving(MessageStoreSettings settings) {
        return TestAccount.on(emulator, ANA, builder -> builder.messageStore(settings), TimeSource.system())
                .start();
    }

    private List<List<String>> rows() throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection sql =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("msgstore-" + ANA + ".db"));
                Statement statement = sql.createStatement();
                ResultSet found = statement.executeQuery("SELECT `from`, `to`, message FROM messages ORDER BY rowid")) {
            while (found.next()) {
                rows.add(List.of(found.getString(1), found.getString(2), found.getString(3)));
            }
        }
        return rows;
    }

    @Test
    void keepsWhatComesAndGoesForAnySqlClient() throws SQLException {
        emulator.group(GROUP, "friends", ANA, BEN);
        try (TestAccount ana = archiving(MessageStoreSettings.NONE.in(directory))) {
            emulator.awaitOnline(ANA, Duration.ofSeconds(10));
            TestAccount.join(ana.client().execute(new SendMessage(Party.ofPhone(BEN), new Text("hello"))));
            emulator.phone(BEN).sends("hi there").to(ANA);
            await().atMost(10, SECONDS).until(() -> ana.texts().contains("hi there"));
            emulator.phone(BEN).sends("all of you").to(GROUP);
            await().atMost(10, SECONDS).until(() -> ana.texts().contains("all of you"));
            TestAccount.join(ana.client().execute(new SendMessage(Party.parse(GROUP), new Text("yes"))));

            List<ArchivedMessage> all = TestAccount.join(ana.client().execute(ReadMessageStore.latest()));
            assertThat(all)
                    .extracting(ArchivedMessage::message)
                    .containsExactly("hello", "hi there", "all of you", "yes");
            assertThat(TestAccount.join(ana.client()
                            .execute(new ReadMessageStore(
                                    Optional.of(Party.parse(GROUP)), Optional.empty(), Optional.of(10)))))
                    .extracting(ArchivedMessage::message)
                    .containsExactly("all of you", "yes");
        }
        assertThat(rows())
                .containsExactly(
                        List.of(ANA, BEN, "hello"),
                        List.of(BEN, ANA, "hi there"),
                        List.of(BEN + "@s.whatsapp.net", GROUP + "@g.us", "all of you"),
                        List.of(ANA, GROUP, "yes"));
    }

    @Test
    void keepsWhatCameEncryptedInTheClear() throws SQLException {
        try (TestAccount ana = archiving(MessageStoreSettings.NONE.in(directory));
                TestAccount ben = TestAccount.on(emulator, BEN).start()) {
            await().atMost(10, SECONDS).until(() -> ana.client().status().state() == ConnectionState.ONLINE);
            await().atMost(10, SECONDS).until(() -> ben.client().status().state() == ConnectionState.ONLINE);
            TestAccount.join(ben.client().execute(new SendMessage(Party.ofPhone(ANA), new Text("between us"))));
            await().atMost(10, SECONDS).until(() -> ana.texts().contains("between us"));
        }
        assertThat(rows()).containsExactly(List.of(BEN, ANA, "between us"));
    }

    @Test
    void keepsNoMoreThanItMay() {
        try (TestAccount ana = archiving(MessageStoreSettings.NONE.in(directory).withBounds(Duration.ofDays(1), 3))) {
            emulator.awaitOnline(ANA, Duration.ofSeconds(10));
            emulator.account(BEN);
            for (int count = 1; count <= 5; count++) {
                TestAccount.join(ana.client().execute(new SendMessage(Party.ofPhone(BEN), new Text("text " + count))));
            }
            assertThat(TestAccount.join(ana.client().execute(ReadMessageStore.latest())))
                    .extracting(ArchivedMessage::message)
                    .containsExactly("text 3", "text 4", "text 5");
        }
    }

    @Test
    void keepsABroadcastOnceForEachRecipientAndAsWhatItIsForThem() throws SQLException {
        emulator.account(BEN);
        emulator.account(CAT);
        try (TestAccount ana = archiving(MessageStoreSettings.NONE.in(directory))) {
            emulator.awaitOnline(ANA, Duration.ofSeconds(10));
            TestAccount.join(ana.client()
                    .execute(new SendBroadcast(
                            List.of(Party.ofPhone(BEN), Party.ofPhone(CAT)), new Text("to you all"))));
            try (TestAccount ben = TestAccount.on(emulator, BEN).start()) {
                await().atMost(10, SECONDS).until(() -> ben.client().status().state() == ConnectionState.ONLINE);
                TestAccount.join(ben.client()
                        .execute(new SendBroadcast(
                                List.of(Party.ofPhone(ANA), Party.ofPhone(CAT)), new Text("and you"))));
                await().atMost(10, SECONDS).until(() -> ana.texts().contains("and you"));
            }
        }
        assertThat(rows())
                .containsExactly(
                        List.of(ANA, BEN, "to you all"), List.of(ANA, CAT, "to you all"), List.of(BEN, ANA, "and you"));
    }

    @Test
    void keepsNothingLongerThanItMay() {
        VirtualTimeSource time = new VirtualTimeSource();
        try (AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), time);
                MessageArchive archive = stores.archive(directory, ANA, Duration.ofDays(7), 1_000)) {
            archive.add(new ArchivedMessage(BEN, ANA, "a week ago", "1", time.now()));
            time.advance(Duration.ofDays(3));
            archive.add(new ArchivedMessage(BEN, ANA, "lately", "2", time.now()));
            time.advance(Duration.ofDays(4));
            assertThat(texts(archive)).containsExactly("a week ago", "lately");

            time.advance(Duration.ofSeconds(1));
            assertThat(texts(archive)).containsExactly("lately");
        }
    }

    private static List<String> texts(MessageArchive archive) {
        return TestAccount.join(archive.read(List.of(), Optional.empty(), 100)).stream()
                .map(ArchivedMessage::message)
                .toList();
    }

    @Test
    void saysHowToSwitchItOn() {
        try (TestAccount ana = TestAccount.on(emulator, ANA)) {
            assertThatThrownBy(() -> TestAccount.join(ana.client().execute(ReadMessageStore.latest())))
                    .cause()
                    .hasMessageContaining("messageStore");
        }
    }
}
