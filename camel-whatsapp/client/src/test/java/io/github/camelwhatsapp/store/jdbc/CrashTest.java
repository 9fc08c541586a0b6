package io.github.camelwhatsapp.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.StoreLockedException;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another process that is killed while it writes: what it was told to be durable is there, and its lock is gone. */
@Timeout(20)
final class CrashTest {
    private static final int ENOUGH = 300;

    @TempDir
    Path directory;

    @Test
    void keepsAllThatWasDurableWhenTheProcessIsKilled() throws Exception {
        Path output = directory.resolve("output");
        Process child = StoreChild.start(store(), output);
        try {
            await().until(() -> StoreChild.said(output).size() > ENOUGH);
            assertThatThrownBy(this::open).isInstanceOfSatisfying(StoreLockedException.class, e -> assertThat(e.owner())
                    .isEqualTo("child (process " + child.pid() + ")"));
        } finally {
            child.destroyForcibly().waitFor();
        }

        List<String> said = StoreChild.said(output);
        try (AccountStores stores = open()) {
            assertThat(stores.restoredOlderCopy()).isFalse();
            AccountStore account = stores.open("support");
            assertThat(said).hasSizeGreaterThan(ENOUGH).allSatisfy(line -> checkDurable(account, line));
            long rows = account.transact(tx -> tx.inbox().count()).join();
            assertThat(rows).isGreaterThanOrEqualTo(said.size());
        }
    }

    private static void checkDurable(AccountStore account, String line) {
        String[] words = line.split(" ", -1);
        Optional<InboxRow> row =
                account.transact(tx -> tx.inbox().get(Long.parseLong(words[1]))).join();
        assertThat(new String(row.orElseThrow().payload(), UTF_8)).isEqualTo(words[2]);
    }

    private Path store() {
        return directory.resolve("store");
    }

    private AccountStores open() {
        return TestStores.file(store(), new VirtualTimeSource(), new RecordingSource());
    }
}
