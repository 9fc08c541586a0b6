package io.github.camelwhatsapp.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.model.CodeMethod;
import io.github.camelwhatsapp.model.CodeSent;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.ConnectionStatus;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.RequestCode;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.ProxySettings;
import io.github.camelwhatsapp.spi.ProxySettings.Credentials;
import io.github.camelwhatsapp.spi.RegistrationSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything of an account goes through its proxy, or nothing does: names of servers are looked up there, too. */
class ProxyIT {
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Optional<Credentials> SECRET = Optional.of(new Credentials("ann", "s3cret: 100%"));
    private static final Optional<Credentials> WRONG = Optional.of(new Credentials("ann", "guess"));

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), TimeSource.system());

    @AfterEach
    void close() {
        stores.close();
        emulator.close();
    }

    @ParameterizedTest
    @EnumSource
    void linkedDevicesGoThrough(ProxySettings.Kind kind) throws Exception {
        try (TestTunnel tunnel = new TestTunnel(kind, SECRET);
                WhatsAppClient client = client(linked(tunnel.settings()))) {
            emulator.phone(ANN).scans(execute(client, new LinkByQr()).text()).get(20, SECONDS);
            await().atMost(SOON).until(() -> client.status().isOnline());

            assertThat(tunnel.asked())
                    .hasSize(emulator.multiDevice().connections())
                    .containsOnly(
                            "localhost:" + emulator.multiDevice().address().getPort());
        }
    }

    @ParameterizedTest
    @EnumSource
    void classicAccountsGoThroughToAServerWhoseNameOnlyTheProxyKnows(ProxySettings.Kind kind) throws Exception {
        try (TestTunnel tunnel = new TestTunnel(kind, SECRET).naming("classic.invalid", emulator.classicAddress());
                WhatsAppClient client = client(classic(tunnel.settings()))) {
            client.start();
            await().atMost(SOON).until(() -> client.status().isOnline());

            assertThat(tunnel.asked()).containsExactly("classic.invalid:5222");
        }
    }

    @ParameterizedTest
    @EnumSource
    void registrationGoesThrough(ProxySettings.Kind kind) throws Exception {
        try (TestTunnel tunnel = new TestTunnel(kind, SECRET);
                WhatsAppClient client = client(classic(tunnel.settings())
                        .registration(RegistrationSettings.DEFAULT.withService(
                                emulator.registration().address())))) {
            assertThat(execute(client, RequestCode.by(CodeMethod.SMS))).isInstanceOf(CodeSent.class);

            assertThat(tunnel.asked())
                    .isNotEmpty()
                    .containsOnly(
                            "127.0.0.1:" + emulator.registration().address().getPort());
        }
    }

    @Test
    void mediaGoThroughAnHttpProxy() throws Exception {
        try (TestTunnel tunnel = new TestTunnel(ProxySettings.Kind.HTTP, Optional.empty())
                        .naming("classic.invalid", emulator.classicAddress());
                WhatsAppClient client = client(classic(tunnel.settings()))) {
            client.start();
            await().atMost(SOON).until(() -> client.status().isOnline());
            emulator.account(BOB);
            execute(client, document());

            assertThat(tunnel.asked()).hasSizeGreaterThan(1).contains("classic.invalid:5222");
        }
    }

    @ParameterizedTest
    @EnumSource
    void mediaAreNotSentPastAProxyThatTheyCannotGoThrough(ProxySettings.Kind kind) throws Exception {
        try (TestTunnel tunnel = new TestTunnel(kind, SECRET).naming("classic.invalid", emulator.classicAddress());
                WhatsAppClient client = client(classic(tunnel.settings()))) {
            client.start();
            await().atMost(SOON).until(() -> client.status().isOnline());
            emulator.account(BOB);

            assertThatThrownBy(() -> execute(client, document()))
                    .hasRootCauseInstanceOf(MediaException.class)
                    .hasStackTraceContaining("proxy");
            assertThat(tunnel.asked()).containsOnly("classic.invalid:5222");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingGoesPastAProxyThatTurnsTheAccountAway(ProxySettings.Kind kind) throws Exception {
        try (TestTunnel tunnel = new TestTunnel(kind, SECRET);
                WhatsAppClient linked = client(linked(tunnel.settings(WRONG)));
                WhatsAppClient classic = client(classic(tunnel.settings(WRONG))
                        .servers(List.of(ServerAddress.of(emulator.classicAddress()))))) {
            assertThatThrownBy(() -> execute(linked, new LinkByQr())).hasMessageContaining("CONNECT_FAILED");
            classic.start();
            ConnectionStatus turnedAway = await().atMost(SOON)
                    .until(classic::status, status -> status.state() == ConnectionState.BACKING_OFF);

            assertThat(turnedAway.cause().kind()).isEqualTo(Kind.CONNECT_FAILED);
            assertThat(turnedAway.cause().detail()).doesNotContain("guess");
            assertNothingCame(tunnel);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingGoesPastAProxyThatIsNotThere(ProxySettings.Kind kind) throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        ProxySettings gone = new ProxySettings(kind, new ServerAddress("127.0.0.1", free), Optional.empty());
        try (WhatsAppClient linked = client(linked(gone));
                WhatsAppClient classic =
                        client(classic(gone).servers(List.of(ServerAddress.of(emulator.classicAddress()))))) {
            assertThatThrownBy(() -> execute(linked, new LinkByQr())).hasMessageContaining("CONNECT_FAILED");
            classic.start();
            await().atMost(SOON).until(() -> classic.status().state() == ConnectionState.BACKING_OFF);

            assertThat(emulator.connections()).isZero();
            assertThat(emulator.multiDevice().connections()).isZero();
        }
    }

    @Test
    void refusesAPasswordThatSocksHasNoLettersFor() {
        assertThatThrownBy(() -> ProxySettings.parse("socks5://ann:s%C3%BCss@127.0.0.1:1080"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ASCII")
                .hasMessageNotContaining("s\u00fcss");
    }

    private void assertNothingCame(TestTunnel tunnel) {
        assertThat(tunnel.asked()).isEmpty();
        assertThat(emulator.connections()).isZero();
        assertThat(emulator.multiDevice().connections()).isZero();
    }

    private static SendMessage document() {
        return new SendMessage(
                Party.ofPhone(BOB),
                Document.of(Media.of("%PDF-1.4 short".getBytes(US_ASCII)).withFileName("short.pdf")));
    }

    private AccountSettings.Builder linked(ProxySettings proxy) {
        return AccountSettings.builder("linked")
                .generation("multidevice")
                .servers(List.of(new ServerAddress(
                        "localhost", emulator.multiDevice().address().getPort())))
                .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                .linking(LinkingSettings.DEFAULT.withRoot(emulator.multiDevice().rootKey(), 0))
                .proxy(proxy);
    }

    private AccountSettings.Builder classic(ProxySettings proxy) {
        return TestAccount.settings(emulator, ANN)
                .servers(List.of(new ServerAddress("classic.invalid", 5222)))
                .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                .proxy(proxy);
    }

    private WhatsAppClient client(AccountSettings.Builder settings) {
        return WhatsAppClient.builder(settings.build(), stores).build();
    }

    private static <R> R execute(WhatsAppClient client, Operation<R> operation) throws Exception {
        return client.execute(operation).toCompletableFuture().get(20, SECONDS);
    }
}
