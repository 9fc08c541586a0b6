package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.emulator.junit.ToleratesViolations;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.Rule;
import io.github.camelwhatsapp.emulator.linking.LinkedDevice;
import io.github.camelwhatsapp.emulator.linking.LinkingException;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.ClientPayload;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A device that is linked by its QR code, as the servers and the phone see it. */
@Timeout(60)
class MultiDeviceLinkingIT {
    private static final String ANN = "34600000001";
    private static final VirtualTimeSource TIME = new VirtualTimeSource(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension(builder -> builder.time(TIME));

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private final RawCompanion companion = new RawCompanion(emulator);
    private final Phone phone = emulator.phone(ANN);

    @AfterEach
    void close() {
        companion.close();
    }

    @Test
    void linksADeviceWhoseCodeAPhoneScansAndTellsItToRestart() throws Exception {
        LinkedDevice device = link();

        assertThat(device.jid()).isEqualTo(Jid.ofPhone(ANN).withDevice(1));
        assertThat(device.lid()).isEqualTo(emulator.account(ANN).lid().withDevice(1));
        assertThat(device.name()).isEqualTo("Test rig");
        assertThat(companion.receive("stream:error").attribute("code")).contains("515");
        companion.awaitEnd();
        assertThat(phone.linkedDevices()).extracting(LinkedDevice::number).containsExactly(1);
    }

    @Test
    void takesTheOlderFormOfTheCodeWithoutALink() throws Exception {
        String ref = refs().get(3);
        String text = companion.qr(ref).replace("https://wa.me/settings/linked_devices#", "");

        CompletableFuture<LinkedDevice> linked = phone.scans(text);
        companion.send(companion.sign(companion.receive("iq")));

        assertThat(linked.get(10, TimeUnit.SECONDS).number()).isEqualTo(1);
    }

    @Test
    void letsReferencesGrowOldAndEndsWithTheLast() {
        List<String> refs = refs();

        TIME.advance(Duration.ofSeconds(60));
        assertThatThrownBy(() -> phone.scans(companion.qr(refs.get(0))))
                .isInstanceOfSatisfying(LinkingException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(LinkingException.Reason.NOT_WAITING));
        TIME.advance(Duration.ofSeconds(100));

        companion.awaitEnd();
    }

    @Test
    void refusesACodeWithOtherKeysThanTheDeviceHas() {
        String text = new RawCompanion(emulator).qr(refs().get(0));

        assertThatThrownBy(() -> phone.scans(text))
                .isInstanceOfSatisfying(LinkingException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(LinkingException.Reason.ANOTHER_DEVICE));
    }

    @Test
    void refusesWhatIsNoCode() {
        for (String text : List.of("hello", "a,b,c", "2@x,,c,d", "2@x,AAAA,AAAA,AAAA,1")) {
            assertThatThrownBy(() -> phone.scans(text))
                    .isInstanceOfSatisfying(LinkingException.class, refused -> assertThat(refused.reason())
                            .isEqualTo(LinkingException.Reason.WRONG_CODE));
        }
    }

    @Test
    @ToleratesViolations(Rule.PAIR_DEVICE_SIGN)
    void linksNoDeviceThatDoesNotSign() {
        CompletableFuture<LinkedDevice> linked = phone.scans(companion.qr(refs().get(0)));
        Node success = companion.receive("iq");

        companion.send(companion.answer(success, new byte[] {1, 2, 3}));

        assertThatThrownBy(() -> linked.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(LinkingException.class);
        companion.awaitEnd();
        assertThat(phone.linkedDevices()).isEmpty();
    }

    @Test
    void linksNoDeviceThatGoesAwayHalfWay() {
        CompletableFuture<LinkedDevice> linked = phone.scans(companion.qr(refs().get(0)));
        companion.receive("iq");

        companion.close();

        assertThatThrownBy(() -> linked.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(LinkingException.class);
        assertThat(phone.linkedDevices()).isEmpty();
    }

    @Test
    @ToleratesViolations(Rule.CLIENT_PAYLOAD)
    void refusesARegistrationWhoseSignedPrekeyAnotherHasSigned() {
        ClientPayload.Builder payload = companion.registration();
        payload.getDevicePairingDataBuilder().setESkeySig(ByteString.copyFrom(new byte[64]));

        companion.connect(payload.build());

        assertThat(companion.receive().attribute("reason")).contains("400");
        companion.awaitEnd();
    }

    @Test
    @ToleratesViolations(Rule.BEFORE_LINKED)
    void answersNothingButWhatLinkingNeedsBefore() {
        refs();
        companion.send(Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("id", "1")
                .attribute("type", "get")
                .attribute("xmlns", "abt")
                .child(Node.of("props"))
                .build());

        assertThat(companion.receive("iq").child("error").flatMap(error -> error.attribute("code")))
                .contains("401");
    }

    @Test
    void givesEachDeviceANumberOfItsOwnAndTellsTheOthers() throws Exception {
        link();
        try (RawCompanion second = new RawCompanion(emulator)) {
            companion.awaitEnd();
            companion.connect(companion.login(ANN, 1).setPassive(false).build());
            companion.receive("success");
            second.connect(second.registration().build());
            String ref = second.receive("iq")
                    .child("pair-device")
                    .orElseThrow()
                    .children()
                    .get(0)
                    .text();
            CompletableFuture<LinkedDevice> linked = phone.scans(second.qr(ref));
            second.send(second.sign(second.receive("iq"), 2));

            assertThat(linked.get(10, TimeUnit.SECONDS).number()).isEqualTo(2);
            Node news = companion.receive("notification");
            assertThat(news.attribute("type")).contains("account_sync");
            assertThat(news.child("devices").orElseThrow().children())
                    .filteredOn(node -> node.is("device"))
                    .hasSize(3);
        }
    }

    private LinkedDevice link() throws Exception {
        CompletableFuture<LinkedDevice> linked = phone.scans(companion.qr(refs().get(0)));
        companion.send(companion.sign(companion.receive("iq")));
        return linked.get(10, TimeUnit.SECONDS);
    }

    private List<String> refs() {
        companion.connect(companion.registration().build());
        Node request = companion.receive("iq");
        companion.send(Node.builder("iq")
                .attribute("to", Jid.SERVER)
                .attribute("type", "result")
                .attribute("id", request.attributes().requireText("id"))
                .build());
        List<String> refs = request.child("pair-device").orElseThrow().children().stream()
                .map(Node::text)
                .toList();
        assertThat(refs).hasSize(6).allMatch(ref -> ref.startsWith("2@") && !ref.contains(","));
        return refs;
    }
}
