package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A power failure: what was told to be durable is there, and of what was not, all or nothing. */
@Timeout(120)
final class PowerLossTest {
    private static final int COMMITS = 12;
    private static final int TRIES = 2;
    private static final long SEED = 20160727;

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final RecordingSource recording = new RecordingSource();
    private final Random random = new Random(SEED);
    private int states;

    @TempDir
    Path parent;

    @Test
    void losesNothingThatWasDurableWhenUnsyncedWritesAreDropped() throws Exception {
        try (AccountStores stores = open(recording::around)) {
            PowerLoss loss = write(stores);
            for (int commit = 0; commit < COMMITS; commit++) {
                for (int i = 0; i < TRIES; i++) {
                    Path during = state();
                    loss.during(commit, random, during);
                    assertThat(found(during)).as("during commit " + commit).isBetween(commit, commit + 1);
                    Path after = state();
                    loss.after(commit, random, after);
                    assertThat(found(after)).as("after commit " + commit).isEqualTo(commit + 1);
                }
            }
        }
    }

    @Test
    void losesNothingWhenACheckpointIsCutShort() throws Exception {
        try (AccountStores stores = open(recording::around)) {
            PowerLoss loss = write(stores);
            Path during = state();
            loss.duringCheckpoint(random, during);

            assertThat(found(during)).isEqualTo(COMMITS);
        }
    }

    /** The control: without syncs, the same test finds that what was told to be durable is gone. */
    @Test
    void wouldLoseCommitsWithoutSyncs() throws Exception {
        try (AccountStores stores = open(source -> recording.around(() -> withoutSyncs(source.open())))) {
            PowerLoss loss = write(stores);
            int lost = 0;
            for (int commit = 0; commit < COMMITS; commit++) {
                Path after = state();
                loss.after(commit, random, after);
                lost += readable(after).map(rows -> rows < COMMITS).orElse(true) ? 1 : 0;
            }
            assertThat(lost).isGreaterThan(COMMITS / 2);
        }
    }

    /** Writes a numbered event with each commit. */
    private PowerLoss write(AccountStores stores) {
        AccountStore account = stores.open("support");
        PowerLoss loss = new PowerLoss(parent.resolve("store"), recording);
        recording.fault = loss;
        for (int i = 0; i < COMMITS; i++) {
            int number = i;
            account.perform(tx -> {
                        tx.inbox().append(event(number, "a"));
                        tx.inbox().append(event(number, "b"));
                    })
                    .join();
        }
        recording.fault = new RecordingSource.Fault() {};
        assertThat(loss.commits()).isEqualTo(COMMITS);
        return loss;
    }

    private InboxRow event(int number, String half) {
        byte[] payload = (half + number + " ".repeat(number * 97)).getBytes(StandardCharsets.UTF_8);
        return InboxRow.arrived("chat", "message", payload, time.now());
    }

    /** How many commits are there; none is there by half, or after one that is missing. */
    private int found(Path directory) throws IOException {
        try (AccountStores stores = TestStores.file(directory, time, new RecordingSource())) {
            assertThat(stores.restoredOlderCopy()).as("taken for an older copy").isFalse();
            AccountStore account = stores.open("support");
            List<InboxRow> rows =
                    account.transact(tx -> tx.deliveries().unconsumed(0, 1_000)).join();
            assertThat(rows.size() % 2).isZero();
            for (int i = 0; i < rows.size(); i++) {
                assertThat(new String(rows.get(i).payload(), StandardCharsets.UTF_8).trim())
                        .isEqualTo((i % 2 == 0 ? "a" : "b") + i / 2);
            }
            return rows.size() / 2;
        }
    }

    private Optional<Integer> readable(Path directory) throws IOException {
        try {
            return Optional.of(found(directory));
        } catch (RuntimeException | AssertionError e) {
            return Optional.empty();
        }
    }

    private AccountStores open(UnaryOperator<ConnectionSource> around) {
        return SqliteAccountStores.open(parent.resolve("store"), TestStores.OWNER, StoreCipher.plain(), time, around);
    }

    private Path state() throws IOException {
        return Files.createDirectory(parent.resolve("state-" + states++));
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
