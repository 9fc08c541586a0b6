package io.github.camelwhatsapp.multidevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.camelwhatsapp.connection.LoginGate;
import io.github.camelwhatsapp.error.RefusedException;
import io.github.camelwhatsapp.event.Linked;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.event.LinkingEnded;
import io.github.camelwhatsapp.event.LinkingEnded.Reason;
import io.github.camelwhatsapp.event.LoggedOut;
import io.github.camelwhatsapp.event.RateLimited;
import io.github.camelwhatsapp.model.ConnectionCause.Kind;
import io.github.camelwhatsapp.model.ConnectionState;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.multidevice.FakeServer.Fault;
import io.github.camelwhatsapp.multidevice.pairing.PairingCode;
import io.github.camelwhatsapp.operation.CancelLinking;
import io.github.camelwhatsapp.operation.LinkByCode;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LinkingTest {
    @Test
    void linksByQrStoresTheLinkBeforeItSaysSoRestartsAndLogsIn() {
        try (LinkedTestBed bed = new LinkedTestBed().linked()) {
            Linked linked = bed.events(Linked.class).get(0);

            assertThat(linked.device()).isEqualTo(FakeServer.DEVICE);
            assertThat(linked.own().phone()).contains(FakeServer.NUMBER);
            assertThat(bed.server.payloads).hasSize(2);
            assertThat(bed.server.payloads.get(0).hasDevicePairingData()).isTrue();
            assertThat(bed.server.payloads.get(1).getUsername()).isEqualTo(Long.parseLong(FakeServer.NUMBER));
            assertThat(bed.server.payloads.get(1).getDevice()).isEqualTo(FakeServer.DEVICE);
            assertThat(bed.server.preKeys).isEqualTo(812);
            assertThat(bed.sent("pair-device-sign")).isTrue();
        }
    }

    @Test
    void drawsACodeThatAReaderReadsBackFromThePictureAndFromTheTerminal() throws Exception {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            LinkingCode code = bed.answer(bed.client.execute(new LinkByQr()));

            assertThat(code.method()).isEqualTo(LinkingCode.Method.QR);
            assertThat(read(picture(code.png()))).isEqualTo(code.text());
            assertThat(read(terminal(code.terminal()))).isEqualTo(code.text());
            assertThat(code.toString()).doesNotContain(code.text());
        }
    }

    @Test
    void showsTheFirstCodeForAMinuteTheOthersForTwentySecondsAndThenEnds() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            LinkingCode first = bed.answer(bed.client.execute(new LinkByQr()));
            assertThat(Duration.between(first.timestamp(), first.expires())).isEqualTo(Duration.ofSeconds(60));
            bed.until(() -> !bed.events(LinkingEnded.class).isEmpty());

            List<LinkingCode> codes = bed.events(LinkingCode.class);
            assertThat(codes).hasSize(6).extracting(LinkingCode::text).doesNotHaveDuplicates();
            // The clock runs on while the lane works, so only how long each one lasts is exact.
            assertThat(codes.subList(1, 6))
                    .allSatisfy(code -> assertThat(Duration.between(code.timestamp(), code.expires()))
                            .isEqualTo(Duration.ofSeconds(20)));
            assertEnded(bed, Reason.EXPIRED);
            bed.time.advance(Duration.ofHours(1));
            assertThat(bed.server.attempts).isEqualTo(1);
        }
    }

    @Test
    void theEventsOfALinkingBearTheIdThatItsOperationAnswered() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            String linking = bed.answer(bed.client.execute(new LinkByQr())).linking();
            bed.until(() -> !bed.events(LinkingEnded.class).isEmpty());

            assertThat(bed.events(LinkingCode.class))
                    .extracting(LinkingCode::linking)
                    .containsOnly(linking);
            assertThat(bed.events(LinkingEnded.class))
                    .extracting(LinkingEnded::linking)
                    .containsExactly(linking);
        }
    }

    @Test
    void forgetsALinkOfWhichTheServerHasNotHeardSoThatAnotherCodeWorks() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            LinkingCode code = bed.answer(bed.client.execute(new LinkByQr()));
            bed.server.next(new Fault(Fault.Kind.FAILURE, 401));
            bed.server.live(session ->
                    session.send(FakeServer.pairSuccess(bed.server.phone.scan(code.text(), FakeServer.DEVICE))));
            bed.until(() -> bed.is(ConnectionState.FAILED));

            assertThat(bed.client.status().cause().kind()).isEqualTo(Kind.NOT_LINKED);
            assertThat(bed.client.status().cause().detail()).contains("cut short", "linkByQr");
            bed.until(() -> !bed.events(LoggedOut.class).isEmpty());
            bed.linked();
            bed.until(() -> bed.events(Linked.class).size() == 2);
            assertThat(bed.events(LoggedOut.class)).hasSize(1);
        }
    }

    @Test
    void linksByACodeThatIsShownOnlyAfterTheServerTookIt() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            LinkingCode code = bed.answer(bed.client.execute(new LinkByCode(Party.ofPhone(FakeServer.NUMBER))));

            assertThat(code.method()).isEqualTo(LinkingCode.Method.CODE);
            assertThat(code.text()).matches("[1-9A-HJ-NP-TV-Z]{4}-[1-9A-HJ-NP-TV-Z]{4}");
            assertThat(Duration.between(code.timestamp(), code.expires())).isEqualTo(Duration.ofMinutes(3));
            bed.server.type(PairingCode.of(code.text()));
            bed.until(bed::isOnline);
            assertThat(bed.events(Linked.class)).hasSize(1);
        }
    }

    @Test
    void saysWhenTheServerDoesNotTakeACode() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            bed.server.codeAnswer = Optional.of(Node.builder("error")
                    .attribute("code", "429")
                    .attribute("text", "rate-overlimit")
                    .attribute("backoff", "3600")
                    .build());

            assertThatThrownBy(() -> bed.answer(bed.client.execute(new LinkByCode(Party.ofPhone(FakeServer.NUMBER)))))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RefusedException.class)
                    .hasMessageContaining("RATE_LIMITED");
            assertEnded(bed, Reason.RATE_LIMITED);
            assertThat(bed.events(LinkingCode.class)).isEmpty();
            assertThat(bed.events(RateLimited.class)).hasSize(1);

            long asked = codesAsked(bed);
            assertThatThrownBy(() -> bed.answer(bed.client.execute(new LinkByCode(Party.ofPhone(FakeServer.NUMBER)))))
                    .hasMessageContaining("not before");
            assertThat(codesAsked(bed)).isEqualTo(asked);

            bed.server.codeAnswer = Optional.empty();
            bed.until(() -> bed.is(ConnectionState.FAILED));
            bed.time.advance(Duration.ofHours(1));
            bed.answer(bed.client.execute(new LinkByCode(Party.ofPhone(FakeServer.NUMBER))));
        }
    }

    @Test
    void believesNoPhoneThatDidNotSeeItsSecretAndStaysDown() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            LinkingCode code = bed.answer(bed.client.execute(new LinkByQr()));
            String[] parts = code.text().split(",", -1);
            parts[3] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
            bed.server.live(session -> session.send(
                    FakeServer.pairSuccess(bed.server.phone.scan(String.join(",", parts), FakeServer.DEVICE))));
            bed.until(() -> bed.is(ConnectionState.FAILED));

            assertEnded(bed, Reason.NOT_BELIEVED);
            bed.until(() -> bed.server.received.stream().anyMatch(node -> node.child("error")
                    .filter(error -> error.attributes().is("text", "hmac-mismatch"))
                    .isPresent()));
            assertThat(bed.events(Linked.class)).isEmpty();
        }
    }

    @Test
    void namesThePasskeyThatAnAccountWants() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            bed.answer(bed.client.execute(new LinkByQr()));
            bed.server.live(session -> session.send(
                    FakeServer.notification("passkey_prologue_request", Node.of("passkey_prologue_request"))));
            bed.until(() -> bed.is(ConnectionState.FAILED));

            assertEnded(bed, Reason.PASSKEY_REQUIRED);
            assertThat(bed.events(LinkingEnded.class).get(0).detail()).contains("linking requires a passkey");
        }
    }

    @Test
    void showsTheCodeAgainWithAnotherSecretWhenTheServerWantsOne() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            LinkingCode code = bed.answer(bed.client.execute(new LinkByQr()));
            bed.server.live(session ->
                    session.send(FakeServer.notification("companion_reg_refresh", Node.of("companion_reg_refresh"))));
            bed.until(() -> bed.events(LinkingCode.class).size() == 2);

            LinkingCode again = bed.events(LinkingCode.class).get(1);
            assertThat(again.text().split(",", -1)[0]).isEqualTo(code.text().split(",", -1)[0]);
            assertThat(again.text()).isNotEqualTo(code.text());
            bed.server.live(session ->
                    session.send(FakeServer.pairSuccess(bed.server.phone.scan(again.text(), FakeServer.DEVICE))));
            bed.until(bed::isOnline);
        }
    }

    @Test
    void endsWhenItIsCalledOffAndWhenTheConnectionBreaksAndNeverBeginsByItself() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            bed.answer(bed.client.execute(new LinkByQr()));
            assertThatThrownBy(() -> bed.answer(bed.client.execute(new LinkByQr())))
                    .hasMessageContaining("being linked already");
            bed.answer(bed.client.execute(new CancelLinking()));
            bed.until(() -> bed.is(ConnectionState.FAILED));
            assertEnded(bed, Reason.CANCELLED);

            bed.answer(bed.client.execute(new LinkByQr()));
            bed.server.live(FakeSession::cut);
            bed.until(() -> bed.events(LinkingEnded.class).size() == 2);
            assertThat(bed.events(LinkingEnded.class).get(1).reason()).isEqualTo(Reason.DISCONNECTED);
            bed.time.advance(Duration.ofHours(1));
            assertThat(bed.server.attempts).isEqualTo(2);
        }
    }

    @Test
    void refusesToLogInWithoutALinkAndSaysHowToGetOne() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            bed.client.start();
            bed.until(() -> bed.is(ConnectionState.FAILED));

            assertThat(bed.client.status().cause().kind()).isEqualTo(Kind.NOT_LINKED);
            assertThat(bed.client.status().cause().detail()).contains("linkByQr");
            assertThat(bed.server.attempts).isZero();
        }
    }

    @Test
    void linksAnAccountThatHasJustBeenStartedAndHasNotFoundOutThatItHasNoLink() {
        try (LinkedTestBed bed = new LinkedTestBed()) {
            bed.client.start();

            assertThat(bed.answer(bed.client.execute(new LinkByQr())).text()).isNotEmpty();
            assertThat(bed.server.attempts).isEqualTo(1);
        }
    }

    /** Whoever asked would wait for ever, and whoever asks again would be told that it is being linked already. */
    @Test
    void tellsWhoeverWaitsWhenTheAccountIsStoppedBeforeTheConnectionForItIsOpened() {
        VirtualTimeSource still = new VirtualTimeSource();
        LoginGate full = new LoginGate(1, Duration.ofMillis(100), still, new Random(1));
        full.enter(() -> {});
        try (LinkedTestBed bed = new LinkedTestBed(full)) {
            CompletableFuture<LinkingCode> first =
                    bed.client.execute(new LinkByQr()).toCompletableFuture();
            bed.until(() -> bed.is(ConnectionState.CONNECTING));
            bed.client.stop();

            assertThatThrownBy(() -> bed.answer(first)).hasMessageContaining("CANCELLED");
            assertEnds(bed, Reason.CANCELLED);
            CompletableFuture<LinkingCode> second =
                    bed.client.execute(new LinkByQr()).toCompletableFuture();
            bed.until(() -> bed.is(ConnectionState.CONNECTING));
            bed.answer(bed.client.execute(new CancelLinking()));

            assertThatThrownBy(() -> bed.answer(second)).hasMessageContaining("CANCELLED");
            assertThat(bed.server.attempts).isZero();
        }
    }

    private static void assertEnds(LinkedTestBed bed, Reason reason) {
        bed.until(() -> !bed.events(LinkingEnded.class).isEmpty());
        assertThat(bed.events(LinkingEnded.class))
                .extracting(LinkingEnded::reason)
                .containsExactly(reason);
    }

    private static long codesAsked(LinkedTestBed bed) {
        return bed.server.received.stream()
                .filter(node -> node.child("link_code_companion_reg").isPresent())
                .count();
    }

    private static void assertEnded(LinkedTestBed bed, Reason reason) {
        assertEnds(bed, reason);
        bed.until(() -> bed.is(ConnectionState.FAILED));
        assertThat(bed.client.status().cause().kind()).isEqualTo(Kind.LINKING_ENDED);
    }

    /** As a drawing, not as a photograph: in one of fifty the reader does not find the code's corners. */
    private static String read(LuminanceSource source) throws Exception {
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    private static LuminanceSource picture(byte[] png) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    }

    /** What a camera sees of a terminal that writes light on dark: each half of a character a square of some pixels. */
    private static LuminanceSource terminal(String drawing) {
        String[] lines = drawing.split("\n", -1);
        int scale = 4;
        int width = lines[0].length() * scale;
        int height = 2 * (lines.length - 1) * scale;
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                char half = lines[y / (2 * scale)].charAt(x / scale);
                boolean upper = y / scale % 2 == 0;
                boolean light = half == '\u2588' || half == (upper ? '\u2580' : '\u2584');
                pixels[y * width + x] = light ? 0xFFFFFF : 0;
            }
        }
        return new RGBLuminanceSource(width, height, pixels);
    }
}
