package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.emulator.junit.ToleratesViolations;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.script.BlackHole;
import io.github.camelwhatsapp.emulator.script.CorruptFrame;
import io.github.camelwhatsapp.emulator.script.CutAtByte;
import io.github.camelwhatsapp.emulator.script.HalfOpen;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.script.Refuse;
import io.github.camelwhatsapp.emulator.script.RefuseUpgrade;
import io.github.camelwhatsapp.emulator.script.RoutingChange;
import io.github.camelwhatsapp.emulator.script.Schedule;
import io.github.camelwhatsapp.emulator.script.SlowServer;
import io.github.camelwhatsapp.emulator.script.StreamError;
import io.github.camelwhatsapp.emulator.script.StreamErrorKind;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.noise.NoiseException;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A device that is linked: its login, its requests, and what the servers can do to it. */
@Timeout(60)
class MultiDeviceLoginIT {
    private static final String ANN = "34600000001";
    private static final VirtualTimeSource TIME = new VirtualTimeSource(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension(builder -> builder.time(TIME));

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private final EmulatedMultiDevice service = emulator.multiDevice();
    private final RawCompanion companion = new RawCompanion(emulator);
    private Phone phone;

    @BeforeEach
    void link() throws Exception {
        phone = emulator.phone(ANN);
        companion.connect(companion.registration().build());
        String ref = companion
                .receive("iq")
                .child("pair-device")
                .orElseThrow()
                .children()
                .get(0)
                .text();
        CompletableFuture<?> linked = phone.scans(companion.qr(ref));
        companion.send(companion.sign(companion.receive("iq")));
        linked.get(10, TimeUnit.SECONDS);
        companion.awaitEnd();
    }

    @AfterEach
    void close() {
        companion.close();
    }

    @Test
    void tellsTheHiddenAddressAndTheTime() {
        Node success = login();

        assertThat(success.attributes().requireJid("lid"))
                .isEqualTo(emulator.account(ANN).lid().withDevice(1));
        assertThat(success.attributes().requireInstant("t"))
                .isEqualTo(TIME.now().truncatedTo(ChronoUnit.SECONDS));
        assertThat(service.online()).containsExactly(Jid.ofPhone(ANN).withDevice(1));
    }

    @Test
    void holdsAPassiveDeviceBackUntilItIsActive() {
        login();
        emulator.account(ANN).notifyDevice(1, Jid.SERVER, "emulator", Node.of("news"));
        companion.send(iq("1", "passive", "set", Node.of("active")));

        assertThat(companion.receive("iq").attribute("id")).contains("1");
        assertThat(companion.receive("ib").child("offline_preview").flatMap(child -> child.attribute("notification")))
                .contains("1");
        assertThat(companion.receive().is("notification")).isTrue();
        assertThat(companion.receive("ib").child("offline").flatMap(child -> child.attribute("count")))
                .contains("1");
    }

    @Test
    void refusesAnotherKeyUnderTheDevicesNumber() {
        try (RawCompanion thief = new RawCompanion(emulator)) {
            thief.connect(thief.login(ANN, 1).build());

            assertThat(thief.receive().attribute("reason")).contains("401");
            thief.awaitEnd();
        }
    }

    @Test
    void refusesVersionsThatAreTooOld() {
        service.minimumVersion("2.3000.1035194822");

        companion.connect(companion.login(ANN, 1).build());

        assertThat(companion.receive().attribute("reason")).contains("405");
    }

    @Test
    void resumesWithTheKnownServerKeyOrFallsBack() {
        login();
        assertThat(companion.resume(
                        companion.serverKey(), companion.login(ANN, 1).build()))
                .isFalse();
        assertThat(companion.receive().is("success")).isTrue();

        service.resumption(false);
        assertThat(companion.resume(
                        companion.serverKey(), companion.login(ANN, 1).build()))
                .isTrue();
        assertThat(companion.receive().is("success")).isTrue();
    }

    @Test
    void endsTheFirstConnectionWhenTheDeviceConnectsAgain() {
        login();
        try (RawCompanion twin = companion.twin()) {
            twin.connect(twin.login(ANN, 1).build());
            twin.receive("success");

            Node conflict = companion.receive("stream:error").child("conflict").orElseThrow();
            assertThat(conflict.attribute("type")).contains("replaced");
            companion.awaitEnd();
        }
    }

    @Test
    void endsTheStreamOfADeviceThatThePhoneUnlinks() {
        login();

        phone.unlinks(phone.linkedDevices().get(0));

        Node error = companion.receive("stream:error");
        assertThat(error.attribute("code")).contains("401");
        assertThat(error.child("conflict").flatMap(child -> child.attribute("type")))
                .contains("device_removed");
        companion.awaitEnd();
        companion.connect(companion.login(ANN, 1).build());
        assertThat(companion.receive().attribute("reason")).contains("401");
    }

    @Test
    void letsADeviceTakeItselfOff() {
        login();
        companion.send(iq(
                "1",
                "md",
                "set",
                Node.builder("remove-companion-device")
                        .attribute("jid", Jid.ofPhone(ANN).withDevice(1))
                        .attribute("reason", "user_initiated")
                        .build()));

        assertThat(companion.receive("iq").attribute("type")).contains("result");
        companion.awaitEnd();
        assertThat(phone.linkedDevices()).isEmpty();
    }

    @Test
    void neverAnswersAnUnknownRequestWithAResult() {
        login();
        companion.send(iq("1", "w:unheard-of", "get", Node.of("what")));

        assertThat(companion.receive("iq").child("error").flatMap(error -> error.attribute("code")))
                .contains("501");
    }

    @Test
    void tellsTheOwnerWhenFewPrekeysAreLeft() {
        login();
        companion.send(iq("1", "passive", "set", Node.of("active")));
        companion.send(iq(
                "2",
                "encrypt",
                "get",
                Node.builder("key")
                        .child(Node.builder("user")
                                .attribute("jid", Jid.ofPhone(ANN).withDevice(1))
                                .build())
                        .child(Node.builder("user")
                                .attribute("jid", Jid.ofPhone("34600000009").withDevice(3))
                                .build())
                        .build()));

        Node notification = companion.receive("notification");
        assertThat(notification.attribute("type")).contains("encrypt");
        Node bundles = companion.receive("iq").child("list").orElseThrow();
        assertThat(bundles.children().get(0).child("skey")).isPresent();
        assertThat(bundles.children().get(0).child("key")).isEmpty();
        assertThat(bundles.children().get(1).child("error").flatMap(error -> error.attribute("code")))
                .contains("404");
    }

    @Test
    @ToleratesViolations(Rule.IQ_ID_REUSE)
    void refusesARequestWhoseIdWasUsed() {
        login();
        companion.send(iq("1", "w:p", "get", Node.of("ping")));
        assertThat(companion.receive("iq").attribute("t")).isPresent();
        companion.send(iq("1", "w:p", "get", Node.of("ping")));

        assertThat(companion.receive("iq").attribute("type")).contains("error");
    }

    @Test
    @ToleratesViolations({Rule.NODE_ENCODING, Rule.IQ_ADDRESS})
    void notesWhatIsNotInTheShortestForm() {
        login();
        // <iq xmlns="w:p" type="get" id="7"/> with every word spelled out for which there is a token, but for type and
        // id.
        companion.sendPlain(HexFormat.of().parseHex("00f807fc026971fc05786d6c6e73fc03773a7004fc0367657408fc0137"));
        assertThat(companion.receive("iq").attribute("id")).contains("7");

        assertThat(emulator.ledgers().violations().of(Rule.NODE_ENCODING)).isNotEmpty();
    }

    @Test
    @ToleratesViolations({Rule.NODE_FORMAT})
    void endsTheStreamForWhatIsNoNode() {
        login();
        companion.sendPlain(new byte[] {0, 1, 2, 3});

        assertThat(companion.receive("stream:error").child("xml-not-well-formed"))
                .isPresent();
        companion.awaitEnd();
    }

    @Test
    @ToleratesViolations(Rule.FRAME_MAC)
    void endsTheStreamForAFrameThatDoesNotOpen() {
        login();
        companion.sendBytes(
                new byte[] {0, 0, 20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20});

        assertThat(companion.receive("stream:error").child("bad-mac")).isPresent();
        companion.awaitEnd();
    }

    @ParameterizedTest
    @EnumSource(
            value = StreamErrorKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SYSTEM_SHUTDOWN", "STREAM_END"})
    void endsTheStreamWithEachErrorOnDemand(StreamErrorKind kind) {
        service.faults().add(new StreamError(kind), Schedule.always().tag("iq").stanza(1));
        login();
        companion.send(iq("1", "w:p", "get", Node.of("ping")));

        Node error = companion.receive("stream:error");
        assertThat(error.attribute("code").orElse("")).isEqualTo(kind.code());
        assertThat(kind.tag().isEmpty() || error.child(kind.tag()).isPresent()).isTrue();
        companion.awaitEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "402", "403", "405", "406", "409", "415", "418", "500", "501", "503"})
    void failsTheLoginWithEachReasonOnDemand(String reason) {
        service.faults()
                .add(
                        new LoginFailure(reason, Map.of("expire", "60")),
                        Schedule.always().account(ANN));

        companion.connect(companion.login(ANN, 1).build());

        Node failure = companion.receive();
        assertThat(failure.attribute("reason")).contains(reason);
        assertThat(failure.attribute("expire")).contains("60");
        companion.awaitEnd();
    }

    @Test
    void limitsLoginStorms() {
        service.loginLimit(1, Duration.ofSeconds(10));
        login();
        companion.connect(companion.login(ANN, 1).build());
        assertThat(companion.receive().attribute("reason")).contains("503");

        TIME.advance(Duration.ofSeconds(11));
        login();
        assertThat(service.logins()).hasSize(3);
    }

    @Test
    void refusesConnectionsAndUpgrades() {
        // Not once: the JDK's client tries a refused connection a second time by itself, unless it was told early
        // enough not to.
        service.faults().add(new Refuse(), Schedule.always());
        assertThat(connects()).isFalse();
        service.faults().clear();
        service.faults().add(new RefuseUpgrade(503), Schedule.always());
        assertThat(connects()).isFalse();
        service.faults().clear();
        assertThat(connects()).isTrue();
    }

    @Test
    void cutsAConnectionInTheMiddleOfAFrame() {
        service.faults()
                .add(new CutAtByte(5), Schedule.always().tag("iq").stanza(1).once());
        login();
        companion.send(iq("1", "w:p", "get", Node.of("ping")));

        companion.awaitEnd();
    }

    @Test
    void fallsSilentWithoutAWord() {
        service.faults()
                .add(new BlackHole(), Schedule.always().tag("iq").stanza(1).once());
        login();
        companion.send(iq("1", "w:p", "get", Node.of("ping")));

        service.awaitOnline(ANN, 1, Duration.ofSeconds(5));
        assertThat(service.openConnections()).isEqualTo(1);
    }

    @Test
    void losesAConnectionThatTheClientBelievesIn() {
        service.faults()
                .add(new HalfOpen(), Schedule.always().tag("iq").stanza(1).once());
        login();
        companion.send(iq("1", "w:p", "get", Node.of("ping")));
        service.awaitOnline(ANN, 0, Duration.ofSeconds(5));
        assertThat(phone.linkedDevices().get(0).connected()).isFalse();

        companion.send(iq("2", "w:p", "get", Node.of("ping")));
        companion.awaitEnd();
    }

    @Test
    void turnsABitOver() {
        service.faults()
                .add(new CorruptFrame(), Schedule.always().tag("iq").stanza(1).once());
        login();
        companion.receive("ib");
        companion.send(iq("1", "w:p", "get", Node.of("ping")));

        assertThatThrownBy(companion::receive).isInstanceOf(NoiseException.class);
    }

    @Test
    void answersLateWhenItIsSlow() {
        service.faults()
                .add(new SlowServer(Duration.ofSeconds(3)), Schedule.always().account(ANN));
        CompletableFuture<Node> success = CompletableFuture.supplyAsync(this::login);

        Awaitility.await().until(() -> {
            TIME.advance(Duration.ofMillis(500));
            return success.isDone();
        });
        assertThat(success.join().is("success")).isTrue();
    }

    @Test
    void handsRoutingInformationOutOnceAndAgainWhenItChanges() {
        login();
        Node first = companion.receive("ib").child("edge_routing").orElseThrow();
        byte[] info = first.child("routing_info").orElseThrow().dataBytes();
        assertThat(info).isEqualTo(service.routing());

        companion.routing(info);
        service.faults()
                .add(new RoutingChange(), Schedule.always().tag("iq").stanza(1).once());
        login();
        companion.send(iq("1", "w:p", "get", Node.of("ping")));
        assertThat(companion.receive().child("edge_routing")).isPresent();
        assertThat(service.routing()).isNotEqualTo(info);
    }

    private boolean connects() {
        try {
            companion.connect(companion.login(ANN, 1).build());
            return companion.receive().is("success");
        } catch (CompletionException e) {
            return false;
        }
    }

    private Node login() {
        companion.connect(companion.login(ANN, 1).build());
        return companion.receive("success");
    }

    private static Node iq(String id, String namespace, String type, Node child) {
        return Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("id", id)
                .attribute("type", type)
                .attribute("xmlns", namespace)
                .child(child)
                .build();
    }
}
