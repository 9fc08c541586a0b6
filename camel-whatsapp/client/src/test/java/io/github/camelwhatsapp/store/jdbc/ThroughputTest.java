package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.InboxRow;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Prints how fast the store is here; only that it does all of it is asserted. */
@Timeout(20)
final class ThroughputTest {
    private static final int MESSAGES = 10_000;
    private static final int AHEAD = 1_000;

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final RecordingSource recording = new RecordingSource();

    @TempDir
    Path directory;

    @Test
    void takesMessagesInAndSettlesThem() {
        try (AccountStores stores = TestStores.file(directory, time, recording)) {
            AccountStore account = stores.open("support");
            List<Long> sequences = new ArrayList<>();
            measure("arrive", number -> account.transact(tx -> arrive(tx, number)), sequences);
            measure(
                    "settle",
                    number -> account.transact(tx -> tx.deliveries().settle(sequences.get(number), "route") ? 1L : 0L),
                    new ArrayList<>());

            assertThat(account.transact(tx -> tx.inbox().count()).join()).isZero();
        }
    }

    private long arrive(Transaction tx, int number) {
        String chat = "chat-" + number % 100;
        tx.dedupe().firstTime(chat + "/" + number, time.now());
        long sequence = tx.inbox().append(InboxRow.arrived(chat, "message", new byte[400], time.now()));
        tx.deliveries().add(sequence, "route", chat, true);
        return sequence;
    }

    private void measure(String what, IntFunction<CompletableFuture<Long>> transaction, List<Long> results) {
        int commits = recording.commits.get();
        long start = System.nanoTime();
        for (int done = 0; done < MESSAGES; done += AHEAD) {
            List<CompletableFuture<Long>> wave = new ArrayList<>();
            for (int i = done; i < done + AHEAD; i++) {
                wave.add(transaction.apply(i));
            }
            wave.forEach(result -> results.add(result.join()));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s: %.0f per second in %d commits%n", what, MESSAGES / seconds, recording.commits.get() - commits);
    }
}
