package io.github.camelwhatsapp.tests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a linked device waits for its server until it is logged in. */
class LoginRoundTripsIT {
    private static final String ANN = "34600000001";
    private static final Duration SOON = Duration.ofSeconds(20);

    /** For opening the TCP connection, of whose packets a wire like this sees nothing. */
    private static final int TCP = 1;

    @Test
    void aLoginTakesFiveRoundTripsFromConnectToSuccess() throws Exception {
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
                CountingWire wire = new CountingWire(emulator.multiDevice().address(), Duration.ofMillis(40));
                AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), TimeSource.system());
                WhatsAppClient client =
                        WhatsAppClient.builder(settings(emulator, wire), stores).build()) {
            LinkingCode code =
                    client.execute(new LinkByQr()).toCompletableFuture().get(20, SECONDS);
            emulator.phone(ANN).scans(code.text()).get(20, SECONDS);
            await().atMost(SOON).until(() -> client.status().isOnline());

            Instant success = emulator.multiDevice().transcript().entries().stream()
                    .filter(entry -> entry.node().is("success"))
                    .map(Transcript.Entry::at)
                    .reduce((first, last) -> last)
                    .orElseThrow();
            List<Instant> flights = wire.flights();
            long trips = TCP
                    + flights.stream().filter(begun -> !begun.isAfter(success)).count();
            System.out.println("LOGIN_ROUND_TRIPS " + trips);
            assertThat(trips).isEqualTo(5);
        }
    }

    private static AccountSettings settings(WhatsAppEmulator emulator, CountingWire wire) {
        return AccountSettings.builder("linked")
                .generation("multidevice")
                .servers(List.of(new ServerAddress("localhost", wire.port())))
                .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                .linking(LinkingSettings.DEFAULT.withRoot(emulator.multiDevice().rootKey(), 0))
                .build();
    }
}
