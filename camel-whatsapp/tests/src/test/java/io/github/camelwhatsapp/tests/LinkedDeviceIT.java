package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.linking.LinkedDevice;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.LinkByCode;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.operation.LogOut;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A linked device against the emulator: over TLS and a WebSocket, with its own root, and with nothing it does forgiven. */
class LinkedDeviceIT {
    private static final String ANN = "34600000001";
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), TimeSource.system());
    private WhatsAppClient client;

    @AfterEach
    void close() {
        client.close();
        stores.close();
    }

    @Test
    void linksByQrLogsInComesBackAndIsUnlinkedOnThePhone() throws Exception {
        client = client(settings -> settings);
        Phone phone = emulator.phone(ANN);
        LinkedDevice device = phone.scans(execute(new LinkByQr()).text()).get(20, TimeUnit.SECONDS);
        awaitOnline();
        assertThat(execute(new Ping())).isPositive();
        await().atMost(SOON).until(() -> emulator.account(ANN).preKeys(device.number()) > 800);

        emulator.multiDevice().disconnectAll();
        await().atMost(SOON)
                .until(() -> client.reconnects() >= 2 && client.status().isOnline());

        phone.unlinks(phone.linkedDevices().get(0));
        await().atMost(SOON).until(() -> client.status().state() == ConnectionState.FAILED);
        assertThat(client.status().cause().kind()).isEqualTo(Kind.LOGGED_OUT);
    }

    @Test
    void linksByCodeAndLogsOut() throws Exception {
        client = client(settings -> settings);
        emulator.account(ANN);
        LinkingCode code = execute(new LinkByCode(Party.ofPhone(ANN)));
        emulator.phone(ANN).entersCode(code.text()).get(20, TimeUnit.SECONDS);
        awaitOnline();

        execute(new LogOut());
        await().atMost(SOON).until(() -> client.status().state() == ConnectionState.FAILED);
        assertThat(emulator.phone(ANN).linkedDevices()).isEmpty();
    }

    @Test
    void believesNoCertificateThatItWasNotToldToTrust() {
        client = client(settings -> settings.trusted(TrustedCertificates.OF_THE_JVM));
        client.execute(new LinkByQr());
        await().atMost(SOON).until(() -> client.status().state() == ConnectionState.FAILED);

        assertThat(client.status().cause().detail()).contains("UNTRUSTED_SERVER");
    }

    private WhatsAppClient client(UnaryOperator<AccountSettings.Builder> change) {
        AccountSettings.Builder settings = AccountSettings.builder("linked")
                .generation("multidevice")
                .servers(List.of(new ServerAddress(
                        "localhost", emulator.multiDevice().address().getPort())))
                .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                .linking(LinkingSettings.DEFAULT.withRoot(emulator.multiDevice().rootKey(), 0));
        return WhatsAppClient.builder(change.apply(settings).build(), stores).build();
    }

    private <R> R execute(Operation<R> operation) throws Exception {
        return client.execute(operation).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void awaitOnline() {
        await().atMost(SOON).until(() -> client.status().isOnline());
    }
}
