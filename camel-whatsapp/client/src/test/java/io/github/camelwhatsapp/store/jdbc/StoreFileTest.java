package io.github.camelwhatsapp.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.StoreLockedException;
import io.github.camelwhatsapp.store.StoreUnavailableException;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only a store in a directory has: files, modes, a lock, damage. */
@Timeout(20)
final class StoreFileTest {
    private final VirtualTimeSource time = new VirtualTimeSource();
    private final RecordingSource recording = new RecordingSource();

    @TempDir
    Path parent;

    @Test
    void keepsEverythingAcrossARestart() {
        try (AccountStores stores = open()) {
            stores.open("support")
                    .perform(tx -> {
                        tx.credentials().put("key", bytes("secret"));
                        tx.inbox().append(InboxRow.arrived("chat", "message", bytes("hello"), time.now()));
                    })
                    .join();
        }
        try (AccountStores stores = open()) {
            assertThat(credential(stores, "key")).contains("secret");
            assertThat(stores.accounts()).containsExactly("support");
            assertThat(stores.restoredOlderCopy()).isFalse();
        }
    }

    @Test
    void runsWithTheSettingsThatDurabilityRestsOn() {
        try (AccountStores stores = open()) {
            stores.accounts();
            assertThat(recording.text("PRAGMA journal_mode")).isEqualTo("wal");
            assertThat(recording.number("PRAGMA synchronous")).isEqualTo(2);
            assertThat(recording.number("PRAGMA foreign_keys")).isEqualTo(1);
            assertThat(recording.number("PRAGMA busy_timeout")).isEqualTo(5000);
            assertThat(recording.number("PRAGMA fullfsync")).isEqualTo(1);
        }
    }

    @Test
    void keepsItsFilesPrivate() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        try (AccountStores stores = open()) {
            stores.open("support");
            assertThat(mode(directory())).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(directory())) {
                List<Path> all = files.toList();
                assertThat(all)
                        .extracting(file -> file.getFileName().toString())
                        .contains("whatsapp.db", "whatsapp.db-wal", "whatsapp.lock", "whatsapp.marker");
                assertThat(all).extracting(StoreFileTest::mode).containsOnly("rw-------");
            }
        }
    }

    @Test
    void makesFilesPrivateThatWereNot() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        open().close();
        Files.setPosixFilePermissions(database(), PosixFilePermissions.fromString("rw-r--r--"));

        open().close();

        assertThat(mode(database())).isEqualTo("rw-------");
    }

    @Test
    void turnsASecondOpenerInTheProcessAway() {
        try (AccountStores stores = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOfSatisfying(StoreLockedException.class, e -> assertThat(e.owner())
                            .isEqualTo(
                                    "tests (process " + ProcessHandle.current().pid() + ")"))
                    .hasMessageContaining(directory().getFileName().toString());
            assertThat(stores.accounts()).isEmpty();
        }
        open().close();
    }

    @Test
    void turnsASecondOpenerAwayThatComesThroughALink() throws IOException {
        try (AccountStores stores = open()) {
            Path link = Files.createSymbolicLink(parent.resolve("link"), directory());

            assertThatThrownBy(() -> TestStores.file(link, time, new RecordingSource()))
                    .isInstanceOf(StoreLockedException.class);
            assertThat(stores.accounts()).isEmpty();
        }
    }

    @Test
    void givesTheDirectoryFreeWhenItCannotBeOpened() throws IOException {
        Files.createDirectories(directory());
        Files.writeString(database(), "this is no database, and long enough to be taken for one by nobody".repeat(20));

        assertThatThrownBy(this::open).isInstanceOf(StoreCorruptException.class);

        Files.delete(database());
        open().close();
    }

    @Test
    void refusesAnOwnerWithoutAName() {
        assertThatThrownBy(() -> SqliteAccountStores.open(directory(), " ", StoreCipher.plain(), time))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("owner");
    }

    @Test
    void saysWhenTheDirectoryCannotBeMade() throws IOException {
        Files.writeString(directory(), "a file is in the way");

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(directory().toString());
    }

    @Test
    void acceptsADirectoryWhoseNameNeedsEscaping() {
        Path odd = parent.resolve("50% of a?b#c &d");

        TestStores.file(odd, time, recording).close();

        assertThat(odd.resolve("whatsapp.db")).isNotEmptyFile();
    }

    @Test
    void reportsADamagedCredentialAndNeverItsAbsence() throws Exception {
        try (AccountStores stores = open()) {
            stores.open("support")
                    .perform(tx -> tx.credentials().put("key", bytes("0123456789")))
                    .join();
            damage("UPDATE credential SET value = substr(value, 1, 9) || x'00' || substr(value, 11)");
            assertThatThrownBy(() -> credential(stores, "key"))
                    .hasCauseInstanceOf(StoreCorruptException.class)
                    .hasMessageContaining("'key'")
                    .hasMessageContaining("check sum");
            damage("UPDATE credential SET value = substr(value, 1, 3)");
            assertThatThrownBy(() -> credential(stores, "key"))
                    .hasCauseInstanceOf(StoreCorruptException.class)
                    .hasMessageContaining("cut off");
        }
    }

    @Test
    void reportsACredentialThatCameFromAnotherRow() throws Exception {
        try (AccountStores stores = open()) {
            stores.open("support")
                    .perform(tx -> {
                        tx.credentials().put("key", bytes("one"));
                        tx.credentials().put("other", bytes("two"));
                    })
                    .join();
            damage("UPDATE credential SET value = (SELECT value FROM credential WHERE name = 'key') WHERE name ="
                    + " 'other'");

            assertThatThrownBy(() -> credential(stores, "other")).hasCauseInstanceOf(StoreCorruptException.class);
            assertThat(credential(stores, "key")).contains("one");
        }
    }

    @Test
    void reportsADamagedEventByItsSequence() throws Exception {
        try (AccountStores stores = open()) {
            long sequence = stores.open("support")
                    .transact(tx -> tx.inbox().append(InboxRow.arrived("chat", "message", bytes("x"), time.now())))
                    .join();
            damage("UPDATE inbox SET conversation = 'another'");

            assertThatThrownBy(() -> stores.open("support")
                            .transact(tx -> tx.inbox().get(sequence).map(InboxRow::payload))
                            .join())
                    .hasCauseInstanceOf(StoreCorruptException.class)
                    .hasMessageContaining("event " + sequence);
        }
    }

    @Test
    void reportsADamagedPageOfTheDatabase() throws IOException {
        try (AccountStores stores = open()) {
            stores.open("support")
                    .perform(tx -> tx.credentials().put("key", bytes("x")))
                    .join();
        }
        byte[] content = Files.readAllBytes(database());
        Arrays.fill(content, 4096, content.length, (byte) 0x5a);
        Files.write(database(), content);

        assertThatThrownBy(() -> {
                    try (AccountStores stores = open()) {
                        credential(stores, "key");
                    }
                })
                .satisfies(e -> assertThat(
                                e instanceof StoreCorruptException || e.getCause() instanceof StoreCorruptException)
                        .as(e.toString())
                        .isTrue());
    }

    /**
     * The deadlock that two writers of one SQLite database could get into: each has read and waits for the other to let it write. SQLite
     * ends it by refusing the one whose reading is out of date (SQLITE_BUSY_SNAPSHOT) at once, without the time that a busy lock is given.
     */
    @Test
    void isRefusedAtOnceAndGoesOnWhenAnotherProgramWritesBetweenItsReadingAndItsWriting() throws SQLException {
        try (AccountStores stores = open();
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + database())) {
            AccountStore support = stores.open("support");
            CompletableFuture<?> overtaken = support.perform(tx -> {
                tx.credentials().get("key");
                execute(other, "CREATE TABLE of_another_program (x)");
                tx.credentials().put("key", bytes("never"));
            });

            assertThatThrownBy(() -> overtaken.orTimeout(4, SECONDS).join())
                    .hasCauseInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("SNAPSHOT");
            assertThat(support.transact(tx -> tx.credentials().get("key")).join())
                    .isEmpty();
            support.perform(tx -> tx.credentials().put("key", bytes("later"))).join();
            assertThat(credential(stores, "key")).contains("later");
        }
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private AccountStores open() {
        return TestStores.file(directory(), time, recording);
    }

    private Path directory() {
        return parent.resolve("store");
    }

    private Path database() {
        return directory().resolve("whatsapp.db");
    }

    private void damage(String statement) throws Exception {
        try (var damaging = recording.latest().createStatement()) {
            damaging.executeUpdate(statement);
        }
        recording.latest().commit();
    }

    private static Optional<String> credential(AccountStores stores, String name) {
        return stores.open("support")
                .transact(tx -> tx.credentials().get(name))
                .join()
                .map(value -> new String(value, UTF_8));
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
