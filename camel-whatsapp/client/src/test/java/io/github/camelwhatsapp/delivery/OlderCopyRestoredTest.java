package io.github.camelwhatsapp.delivery;

import static io.github.camelwhatsapp.delivery.DeliveryTestBed.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.OlderCopyRestored;
import io.github.camelwhatsapp.store.AccountStore;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.Transaction;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class OlderCopyRestoredTest {
    private final VirtualTimeSource time = new VirtualTimeSource();

    @TempDir
    private Path directory;

    @Test
    void tellsOnceThatAnOlderCopyWasPutBack() throws IOException {
        assertThat(start()).as("a new store").isEmpty();
        Path backup = Files.copy(directory.resolve("whatsapp.db"), directory.resolve("backup"));
        assertThat(start()).as("the same store").isEmpty();
        Files.copy(backup, directory.resolve("whatsapp.db"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(start()).singleElement().isInstanceOfSatisfying(OlderCopyRestored.class, event -> assertThat(
                        event.sessions())
                .isZero());
        assertThat(start()).as("it was dealt with").isEmpty();
    }

    /** Starts an account, and answers what it is told by the time that this has begun. */
    private List<Event> start() {
        try (AccountStores stores = SqliteAccountStores.open(directory, "test", StoreCipher.plain(), time)) {
            AccountStore store = stores.open("account");
            DeliveryEngine engine =
                    new DeliveryEngine(store, DeliverySettings.DEFAULT, () -> "id", time, Runnable::run, new Unheard());
            List<Event> told = new CopyOnWriteArrayList<>();
            join(engine.subscribe(new Subscription("route", event -> true, 1, RedeliveryPolicy.DEFAULT, delivery -> {
                        told.add(delivery.event());
                        delivery.settle();
                    })))
                    .resume();
            join(engine.begin(Set.of()));
            assertThat(join(store.transact(Transaction::restoredOlderCopy))).isFalse();
            join(store.perform(tx -> tx.dedupe().firstTime("start " + time.now(), time.now())));
            await().until(() -> join(engine.statistics()).inbox() == 0);
            engine.close();
            return told;
        }
    }

    private static final class Unheard implements DeliveryListener {
        @Override
        public void inboxFull() {}

        @Override
        public void inboxDrained() {}

        @Override
        public void parked(String subscription, Parked delivery) {}
    }
}
