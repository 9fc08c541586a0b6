package io.github.camelwhatsapp.tests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.PeerProfile;
import io.github.camelwhatsapp.emulator.linking.LinkedDevice;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.script.CutAtByte;
import io.github.camelwhatsapp.emulator.script.FaultPlan;
import io.github.camelwhatsapp.emulator.script.LoginFailure;
import io.github.camelwhatsapp.emulator.script.RefuseUpgrade;
import io.github.camelwhatsapp.emulator.script.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Baileys, unmodified, links to a phone of the emulator, stays linked, and is logged out. */
@Tag("interop")
class BaileysLinkingIT {
    private static final String ANN = "34600000001";
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private static Path packages;

    @TempDir
    Path folder;

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private Path certificate;
    private Phone phone;

    @BeforeAll
    static void install() {
        packages = NodePackages.installed();
    }

    @BeforeEach
    void prepare() {
        certificate = emulator.certificate().writeTo(folder.resolve("emulator.pem"));
        emulator.account(ANN).lenient(PeerProfile.BAILEYS_7);
        emulator.multiDevice().lenient(PeerProfile.BAILEYS_7);
        phone = emulator.phone(ANN);
    }

    @Test
    void linksByQrAndLogsInAfterTheRestart() throws Exception {
        try (Baileys baileys = baileys()) {
            LinkedDevice device = linkByQr(baileys);
            JsonNode open = baileys.connectAndOpen();

            assertThat(open.path("jid").asText()).isEqualTo(device.jid().toString());
            assertThat(open.path("lid").asText()).isEqualTo(device.lid().toString());
            assertThat(phone.linkedDevices()).singleElement().satisfies(linked -> {
                assertThat(linked.number()).isEqualTo(device.number());
                assertThat(linked.connected()).isTrue();
            });
            assertThat(emulator.account(ANN).preKeys(device.number())).isGreaterThan(800);
        }
    }

    @Test
    void linksByCode() throws Exception {
        try (Baileys baileys = baileys()) {
            baileys.connectForQr();
            baileys.order("code " + ANN);
            String code = baileys.await("code").path("text").asText();
            emulator.multiDevice().awaitCode(ANN, SOON);

            LinkedDevice device = phone.entersCode(code).get(20, TimeUnit.SECONDS);
            baileys.await("paired");
            assertThat(baileys.await("close").path("status").asInt()).isEqualTo(515);

            assertThat(baileys.connectAndOpen().path("jid").asText())
                    .isEqualTo(device.jid().toString());
        }
    }

    @Test
    void comesBackAfterAFailureWith503AndADroppedSocket() throws Exception {
        try (Baileys baileys = baileys()) {
            linkByQr(baileys);
            baileys.connectAndOpen();
            emulator.multiDevice().disconnectAll();
            baileys.await("close");

            faults().add(new LoginFailure("503"), Schedule.always().account(ANN).once());
            baileys.order("connect");
            assertThat(baileys.await("close").path("status").asInt()).isEqualTo(503);

            faults().add(
                            new CutAtByte(20),
                            Schedule.always().account(ANN).tag("iq").stanza(1).once());
            baileys.order("connect");
            baileys.await("close");
            baileys.connectAndOpen();
        }
    }

    @Test
    void logsInAgainWithTheCredentialsThatItHasStored() throws Exception {
        LinkedDevice device;
        try (Baileys baileys = baileys()) {
            device = linkByQr(baileys);
            baileys.connectAndOpen();
        }
        try (Baileys again = baileys()) {
            assertThat(again.connectAndOpen().path("jid").asText())
                    .isEqualTo(device.jid().toString());
        }
    }

    /** Baileys tells nothing of an HTTP status in place of the upgrade, and would wait for ever: who uses it has to give up. */
    @Test
    void survivesA503InPlaceOfTheUpgradeIfItsUserGivesUpWaiting() throws Exception {
        try (Baileys baileys = baileys()) {
            linkByQr(baileys);
            faults().add(new RefuseUpgrade(503), Schedule.always().once());
            baileys.order("connect");
            await().atMost(SOON).until(() -> faults().firings().size() == 1);

            baileys.order("close");
            baileys.await("close");
            baileys.connectAndOpen();
        }
    }

    @Test
    void isLoggedOutByThePhoneAndRefusedAfterwards() throws Exception {
        try (Baileys baileys = baileys()) {
            LinkedDevice device = linkByQr(baileys);
            baileys.connectAndOpen();

            phone.unlinks(device);

            assertThat(baileys.await("close").path("status").asInt()).isEqualTo(401);
            assertThat(phone.linkedDevices()).isEmpty();
            baileys.order("connect");
            assertThat(baileys.await("close").path("status").asInt()).isEqualTo(401);
        }
    }

    @Test
    void logsItselfOut() throws Exception {
        try (Baileys baileys = baileys()) {
            linkByQr(baileys);
            baileys.connectAndOpen();

            baileys.order("logout");

            baileys.await("close");
            emulator.multiDevice().awaitOnline(ANN, 0, SOON);
            assertThat(phone.linkedDevices()).isEmpty();
        }
    }

    @Test
    void isToldThatItsVersionIsTooOld() throws Exception {
        emulator.multiDevice().minimumVersion("2.3000.1035194821");
        try (Baileys baileys =
                new Baileys(packages, emulator.multiDevice().uri(), certificate, folder.resolve("old"), "2.3000.1")) {
            baileys.order("connect");

            assertThat(baileys.await("close").path("status").asInt()).isEqualTo(405);
        }
    }

    @Test
    void findsWhoHasAnAccount() throws Exception {
        emulator.account("34600000002");
        try (Baileys baileys = baileys()) {
            linkByQr(baileys);
            baileys.connectAndOpen();

            baileys.order("number 34600000002");
            assertThat(baileys.await("number").path("found").path(0).path("jid").asText())
                    .isEqualTo("34600000002@s.whatsapp.net");
        }
    }

    private FaultPlan faults() {
        return emulator.multiDevice().faults();
    }

    private Baileys baileys() {
        return new Baileys(packages, emulator.multiDevice().uri(), certificate, folder.resolve("credentials"));
    }

    private LinkedDevice linkByQr(Baileys baileys) throws Exception {
        LinkedDevice device = phone.scans(baileys.connectForQr()).get(20, TimeUnit.SECONDS);
        baileys.await("paired");
        assertThat(baileys.await("close").path("status").asInt()).isEqualTo(515);
        return device;
    }
}
