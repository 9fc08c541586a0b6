package io.github.camelwhatsapp.tests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.emulator.EmulatedMultiDevice;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.Transcript.Direction;
import io.github.camelwhatsapp.emulator.linking.LinkingException;
import io.github.camelwhatsapp.emulator.script.Delay;
import io.github.camelwhatsapp.emulator.script.DuplicateStanza;
import io.github.camelwhatsapp.emulator.script.RoutingChange;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.emulator.script.SwapStanzas;
import io.github.camelwhatsapp.event.ClientExpires;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.event.LinkingEnded;
import io.github.camelwhatsapp.event.LinkingEnded.Reason;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.operation.LinkByCode;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.Ping;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.ConnectionTimings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a test or a person makes the emulator do to linked devices, and what our client makes of it. */
class LinkedDeviceTriggersIT {
    private static final String ANN = "34600000001";
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private final EmulatedMultiDevice server = emulator.multiDevice();
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), TimeSource.system());
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private WhatsAppClient client = client(LinkingSettings.DEFAULT);

    @AfterEach
    void close() {
        client.close();
        stores.close();
    }

    @Test
    void aCodeThatTheServerTakesBackIsNoMoreGood() throws Exception {
        emulator.account(ANN);
        LinkingCode code = execute(new LinkByCode(Party.ofPhone(ANN)));
        server.refreshCodes();

        assertEnded(Reason.NEW_CODE_NEEDED);
        assertThatThrownBy(() -> emulator.phone(ANN).entersCode(code.text())).isInstanceOf(LinkingException.class);
    }

    @Test
    void aQrCodeIsShownAgainWithTheSecretThatTheServerAskedFor() throws Exception {
        LinkingCode first = execute(new LinkByQr());
        server.refreshSecrets();
        await().atMost(SOON).until(() -> events(LinkingCode.class).size() == 2);

        LinkingCode second = events(LinkingCode.class).get(1);
        assertThat(second.text()).isNotEqualTo(first.text());
        emulator.phone(ANN).scans(second.text()).get(20, SECONDS);
        awaitOnline();
    }

    @Test
    void aPasskeyThatAnAccountWantsIsNamed() throws Exception {
        execute(new LinkByQr());
        server.demandPasskey();

        assertEnded(Reason.PASSKEY_REQUIRED);
        assertThat(events(LinkingEnded.class).get(0).detail()).contains("passkey");
    }

    @Test
    void aRefusedCodeIsNeverShownAndNotAskedForAgainAtOnce() {
        emulator.account(ANN);
        server.refuseCodes(429);

        assertThatThrownBy(() -> execute(new LinkByCode(Party.ofPhone(ANN)))).hasMessageContaining("RATE_LIMITED");
        assertThat(events(LinkingCode.class)).isEmpty();
        await().atMost(SOON).until(() -> client.status().state() == ConnectionState.FAILED);
        assertThatThrownBy(() -> execute(new LinkByCode(Party.ofPhone(ANN)))).hasMessageContaining("not before");
    }

    @Test
    void newsInBandIsToldAndAnswered() throws Exception {
        link();
        server.tellAll(expiration(1_900_000_000));
        await().atMost(SOON).until(() -> !events(ClientExpires.class).isEmpty());
        assertThat(events(ClientExpires.class).get(0).at()).contains(Instant.ofEpochSecond(1_900_000_000));

        server.tellAll(Node.builder("dirty")
                .attribute("type", "groups")
                .attribute("timestamp", "1700000000")
                .build());
        awaitReceived("clean");
    }

    @Test
    void pingsOfTheServerAreAnswered() throws Exception {
        link();
        server.pingAll();

        await().atMost(SOON).until(() -> server.transcript().nodes(Direction.RECEIVED, "iq").stream()
                .anyMatch(iq ->
                        iq.attributes().is("id", "ping-1") && iq.attributes().is("type", "result")));
    }

    @Test
    void aVersionThatIsTooOldStaysDownUntilItIsGivenANewerOne() throws Exception {
        link();
        server.minimumVersion("2.3000.1999999999");
        server.disconnectAll();
        await().atMost(SOON).until(() -> client.status().state() == ConnectionState.FAILED);
        assertThat(client.status().cause().kind()).isEqualTo(Kind.CLIENT_OUTDATED);
        assertThat(client.status().cause().detail()).contains("clientVersion");
        int before = server.connections();
        client.close();

        client = client(LinkingSettings.DEFAULT.withClientVersion("2.3000.1999999999"));
        client.start();
        awaitOnline();
        assertThat(server.connections()).isEqualTo(before + 1);
    }

    @Test
    void aLimitOfLoginsIsWaitedOut() throws Exception {
        link();
        // Attempts count, too, so that only a pause that is long enough helps.
        server.loginLimit(1, Duration.ofMillis(700));
        int before = server.logins().size();
        server.disconnectAll();
        await().atMost(SOON)
                .until(() -> server.logins().size() > before && client.status().isOnline());

        server.disconnectAll();
        await().atMost(SOON)
                .until(() ->
                        server.logins().size() > before + 1 && client.status().isOnline());
        assertThat(server.transcript().nodes(Direction.SENT, "failure"))
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure.attributes().is("reason", "503")).isTrue());
        assertThat(server.logins().size() - before).isLessThan(12);
    }

    @Test
    void stanzasMayComeTwiceInAnotherOrderOrLate() throws Exception {
        link();
        Schedule next = Schedule.always().account(ANN).tag("ib").once();
        server.faults().add(new DuplicateStanza(), next);
        server.tellAll(expiration(1_900_000_001));
        await().atMost(SOON).until(() -> told().equals(List.of(1_900_000_001L, 1_900_000_001L)));

        server.faults().add(new SwapStanzas(), next);
        server.tellAll(expiration(1_900_000_002));
        server.tellAll(expiration(1_900_000_003));
        await().atMost(SOON).until(() -> told().size() == 4);
        assertThat(told().subList(2, 4)).containsExactly(1_900_000_003L, 1_900_000_002L);

        server.faults().add(new Delay(Duration.ofMillis(300)), next);
        server.tellAll(expiration(1_900_000_004));
        assertThat(told()).hasSize(4);
        await().atMost(SOON).until(() -> told().size() == 5);
        assertThat(execute(new Ping())).isPositive();
    }

    @Test
    void otherRoutingIsBroughtByTheNextConnection() throws Exception {
        link();
        byte[] before = server.routing();
        server.faults()
                .add(
                        new RoutingChange(),
                        Schedule.always().account(ANN).tag("ib").once());
        server.tellAll(Node.of("tos"));
        await().atMost(SOON).until(() -> !server.faults().firings().isEmpty());
        assertThat(server.routing()).isNotEqualTo(before);
        // An answer comes after the news, and what is stored meanwhile is stored before what follows.
        execute(new Ping());
        await().atMost(SOON).until(() -> bringsRouting());
    }

    private boolean bringsRouting() {
        server.transcript().clear();
        long reconnects = client.reconnects();
        server.disconnectAll();
        await().atMost(SOON)
                .until(() -> client.reconnects() > reconnects && client.status().isOnline());
        awaitReceived("active");
        return server.transcript().nodes(Direction.SENT, "ib").stream()
                .noneMatch(node -> node.child("edge_routing").isPresent());
    }

    private static Node expiration(long seconds) {
        return Node.builder("client_expiration")
                .attribute("t", Long.toString(seconds))
                .build();
    }

    private List<Long> told() {
        return events(ClientExpires.class).stream()
                .map(event -> event.at().orElseThrow().getEpochSecond())
                .toList();
    }

    private void awaitReceived(String child) {
        await().atMost(SOON).until(() -> server.transcript().nodes(Direction.RECEIVED, "iq").stream()
                .anyMatch(iq -> iq.child(child).isPresent()));
    }

    private void assertEnded(Reason reason) {
        await().atMost(SOON).until(() -> !events(LinkingEnded.class).isEmpty());
        assertThat(events(LinkingEnded.class)).extracting(LinkingEnded::reason).containsExactly(reason);
    }

    private void link() throws Exception {
        emulator.phone(ANN).scans(execute(new LinkByQr()).text()).get(20, SECONDS);
        awaitOnline();
        awaitReceived("active");
    }

    private void awaitOnline() {
        await().atMost(SOON).until(() -> client.status().isOnline());
    }

    private WhatsAppClient client(LinkingSettings linking) {
        AccountSettings settings = AccountSettings.builder("linked")
                .generation("multidevice")
                .servers(List.of(new ServerAddress("localhost", server.address().getPort())))
                .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                .linking(linking.withRoot(server.rootKey(), 0))
                .timings(ConnectionTimings.LINKED.withPauses(Duration.ofMillis(100), Duration.ofSeconds(1)))
                .build();
        WhatsAppClient made = WhatsAppClient.builder(settings, stores).build();
        made.subscribe(new Subscription("all", event -> true, 1, RedeliveryPolicy.DEFAULT, delivery -> {
                    events.add(delivery.event());
                    delivery.settle();
                }))
                .toCompletableFuture()
                .orTimeout(20, SECONDS)
                .join()
                .resume();
        return made;
    }

    private <R> R execute(Operation<R> operation) throws Exception {
        return client.execute(operation).toCompletableFuture().get(20, SECONDS);
    }

    private <E extends Event> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
