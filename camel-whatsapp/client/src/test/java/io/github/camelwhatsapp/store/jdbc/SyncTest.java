package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks at what the writer's thread asks of the system while it commits: a killed process does not prove that anything was synced. On
 * Linux only, where {@code /proc} tells which system call a thread is in (proc(5)).
 */
@Timeout(60)
final class SyncTest {
    /** The numbers of fsync and fdatasync by architecture (the kernel's system call tables). */
    private static final Map<String, Set<String>> SYNCS =
            Map.of("amd64", Set.of("74", "75"), "aarch64", Set.of("82", "83"));

    private static final String WRITER = "whatsapp-store-"; // A thread's name has 15 characters.
    private static final int FEW = 100;

    /** A look at the wrong moment misses a sync, which takes microseconds on some disks; the first one that is seen is enough. */
    private static final int UNTIL_SEEN = 20_000;

    private final VirtualTimeSource time = new VirtualTimeSource();

    @TempDir
    Path directory;

    @BeforeEach
    void needsLinux() {
        assumeThat(Path.of("/proc/self/task")).isDirectory();
        assumeThat(SYNCS).containsKey(System.getProperty("os.arch"));
        assumeThat(read(Path.of("/proc/self/syscall"))).isNotEmpty();
        assumeThat(fileSystem()).isNotEqualTo("tmpfs");
    }

    @Test
    void syncsTheLogWhileItCommits() {
        assertThat(syncsSeen(UNTIL_SEEN, UnaryOperator.identity())).isPositive();
    }

    /** The control: the same look sees no sync when they are turned off. */
    @Test
    void wouldBeSeenNotToSync() {
        assertThat(syncsSeen(FEW, source -> () -> withoutSyncs(source.open()))).isZero();
    }

    private int syncsSeen(int commits, UnaryOperator<ConnectionSource> around) {
        Set<String> syncs = SYNCS.get(System.getProperty("os.arch"));
        int seen = 0;
        try (AccountStores stores =
                SqliteAccountStores.open(directory, TestStores.OWNER, StoreCipher.plain(), time, around)) {
            AccountStore account = stores.open("support");
            for (int i = 0; i < commits && seen == 0; i++) {
                CompletableFuture<Long> commit = account.transact(
                        tx -> tx.inbox().append(InboxRow.arrived("chat", "message", new byte[100], time.now())));
                while (!commit.isDone()) {
                    seen += (int) syscalls().stream().filter(syncs::contains).count();
                }
            }
        }
        return seen;
    }

    /** The system calls that the threads of the store are in, by number. */
    private static List<String> syscalls() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.filter(thread -> read(thread.resolve("comm")).startsWith(WRITER))
                    .map(thread -> read(thread.resolve("syscall")).split(" ", 2)[0])
                    .filter(number -> !number.isEmpty())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return ""; // The thread has ended, or we may not look.
        }
    }

    private String fileSystem() {
        try {
            return Files.getFileStore(directory).type();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static Connection withoutSyncs(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
        }
        connection.setAutoCommit(false);
        return connection;
    }
}
