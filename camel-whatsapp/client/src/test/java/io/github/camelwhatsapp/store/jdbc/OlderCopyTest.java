package io.github.camelwhatsapp.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCorruptException;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An older copy of the database that was put back is noticed, and stays noticed until each account has dealt with it. */
@Timeout(20)
final class OlderCopyTest {
    private final VirtualTimeSource time = new VirtualTimeSource();

    @TempDir
    Path parent;

    @Test
    void doesNotTakeTheSameDatabaseForAnOlderCopy() {
        work();
        work();

        try (AccountStores stores = open()) {
            assertThat(stores.restoredOlderCopy()).isFalse();
        }
    }

    @Test
    void noticesAnOlderCopyUntilItWasDealtWith() throws IOException {
        work();
        Path backup = Files.copy(database(), parent.resolve("backup"));
        work();
        Files.copy(backup, database(), StandardCopyOption.REPLACE_EXISTING);

        try (AccountStores stores = open()) {
            assertThat(stores.restoredOlderCopy()).isTrue();
            assertThat(stores.open("support")
                            .transact(Transaction::restoredOlderCopy)
                            .join())
                    .isTrue();
        }
        try (AccountStores stores = open()) {
            assertThat(stores.restoredOlderCopy()).as("found at this opening").isFalse();
            var account = stores.open("support");
            assertThat(account.transact(Transaction::restoredOlderCopy).join()).isTrue();
            account.perform(Transaction::olderCopyDealtWith).join();
            assertThat(account.transact(Transaction::restoredOlderCopy).join()).isFalse();
        }
    }

    @Test
    void takesADatabaseWithoutItsMarkerForAnOlderCopy() throws IOException {
        work();
        Files.delete(marker());

        try (AccountStores stores = open()) {
            assertThat(stores.restoredOlderCopy()).isTrue();
        }
    }

    @Test
    void takesAnotherDatabaseForAnOlderCopy() throws IOException {
        work();
        Path first = Files.copy(marker(), parent.resolve("first-marker"));
        Files.delete(marker());
        Files.delete(database());
        work();
        work();
        Files.copy(first, marker(), StandardCopyOption.REPLACE_EXISTING);

        try (AccountStores stores = open()) {
            assertThat(stores.restoredOlderCopy()).isTrue();
        }
    }

    @Test
    void refusesToStartAnewWhereADatabaseWasLost() throws IOException {
        work();
        Files.delete(database());

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreCorruptException.class)
                .hasMessageContaining("whatsapp.db")
                .hasMessageContaining("whatsapp.marker");

        Files.delete(marker());
        open().close();
    }

    private void work() {
        try (AccountStores stores = open()) {
            stores.open("support")
                    .perform(tx -> tx.dedupe().firstTime("x", time.now()))
                    .join();
        }
    }

    private AccountStores open() {
        return TestStores.file(parent.resolve("store"), time, new RecordingSource());
    }

    private Path database() {
        return parent.resolve("store").resolve("whatsapp.db");
    }

    private Path marker() {
        return parent.resolve("store").resolve("whatsapp.marker");
    }
}
