package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.store.StoreUnavailableException;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HangingDatabaseTest {
    private final CompletableFuture<Boolean> hanging = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    @Test
    void doesNotKeepWhoeverClosesItWaitingAndClosesItselfLater() throws Exception {
        TimeSource time = TimeSource.system();
        Database database = Database.open(
                SqliteConnections.memory("hanging"), CommitMarker.none(), Migrations.builtIn(), time.now());
        StoreWriter writer =
                new StoreWriter(database, "tests", time, () -> ended.complete(true), Duration.ofMillis(100));
        Work<Boolean> stuck = new Work<>(Work.Kind.TRANSACTION, sql -> hanging.orTimeout(20, TimeUnit.SECONDS)
                .join());
        assertThat(writer.add(stuck)).isEqualTo(Optional.empty());

        assertThatThrownBy(() -> writer.await(new Work<>(Work.Kind.INTERNAL, sql -> true)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("PT0.1S");
        writer.close();
        assertThat(ended).isNotDone();

        hanging.complete(true);
        assertThat(ended.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(stuck.future()).isCompletedWithValue(true);
    }
}
