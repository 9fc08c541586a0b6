package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.spi.ConnectionTimings;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many accounts of one process log in together: at the start, and when a server that went away is back. */
class LoginStormIT {
    private static final int ACCOUNTS = 200;
    private static final ConnectionTimings TIMINGS =
            ConnectionTimings.DEFAULT.withPauses(Duration.ofMillis(100), Duration.ofSeconds(2));

    private final TimeSource time = TimeSource.system();
    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final AccountStores stores = SqliteAccountStores.inMemory("storm", StoreCipher.plain(), time);
    private final List<WhatsAppClient> clients =
            IntStream.range(0, ACCOUNTS).mapToObj(this::client).toList();

    @AfterEach
    void stop() {
        clients.forEach(WhatsAppClient::close);
        stores.close();
        emulator.close();
    }

    @Test
    void twoHundredAccountsLogInTogetherAndAgainWithOneAttemptEach() {
        Instant first = time.now();
        clients.forEach(WhatsAppClient::start);
        awaitAllOnline(0);
        Instant second = time.now();
        emulator.disconnectAll();
        awaitAllOnline(1);
        Instant end = time.now();

        System.out.printf(
                "LOGIN_STORM accounts=%d first=%d ms again=%d ms connections=%d%n",
                ACCOUNTS,
                Duration.between(first, second).toMillis(),
                Duration.between(second, end).toMillis(),
                emulator.connections());
        assertThat(emulator.connections()).isEqualTo(2 * ACCOUNTS);
        assertThat(emulator.ledgers().complaints()).isEmpty();
    }

    private void awaitAllOnline(long reconnects) {
        await().atMost(Duration.ofSeconds(90)).until(() -> clients.stream()
                .allMatch(client ->
                        client.reconnects() >= reconnects && client.status().isOnline()));
    }

    private WhatsAppClient client(int number) {
        String phone = Long.toString(34_610_000_000L + number);
        return WhatsAppClient.builder(
                        TestAccount.settings(emulator, phone).timings(TIMINGS).build(), stores)
                .build();
    }
}
