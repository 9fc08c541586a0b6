package io.github.camelwhatsapp.emulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.media.MediaCounts;
import io.github.camelwhatsapp.emulator.media.MediaFault;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Media between played phones, over the same sockets as everyone's. */
class PhoneMediaIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ANN = "34123456789";
    private static final String BOB = "34600000001";
    private static final byte[] OGG = "OggS fake voice".getBytes(StandardCharsets.US_ASCII);
    private static final String CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Carol Díaz\r\nTEL:+34600000003\r\nEND:VCARD";

    private WhatsAppEmulator emulator;
    private Phone ann;
    private Phone bob;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().pagePort(0).start();
        ann = emulator.phone(ANN).awaitOnline(SOON);
        bob = emulator.phone(BOB).awaitOnline(SOON);
    }

    @AfterEach
    void stop() {
        assertThat(emulator.ledgers().complaints()).isEmpty();
        emulator.close();
    }

    @Test
    void aPictureArrivesWithItsPreviewAndIsFetchedWhenItIsLookedAt(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("sea.jpg"), picture(320, 200));

        PhoneMessage sent = ann.sends(PhoneFile.of(file).captioned("the sea")).to(BOB);

        PhoneMessage received = bob.awaitReceived("[image] the sea", SOON);
        PhoneMedium medium = received.medium().orElseThrow();
        assertThat(medium.width()).isEqualTo(320);
        assertThat(medium.height()).isEqualTo(200);
        assertThat(medium.mimeType()).isEqualTo("image/jpeg");
        assertThat(medium.fileName()).isEqualTo("sea.jpg");
        assertThat(medium.preview()).isNotEmpty();
        assertThat(emulator.media().counts()).isEqualTo(new MediaCounts(0, 1));
        assertThat(bytes(bob, received)).isEqualTo(Files.readAllBytes(file));
        assertThat(bytes(bob, received)).isEqualTo(Files.readAllBytes(file));
        assertThat(emulator.media().counts()).isEqualTo(new MediaCounts(1, 1));
        assertThat(bytes(ann, sent)).isEqualTo(Files.readAllBytes(file));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(emulator.mediaShelf().forgotten()).containsExactly(medium.url()));
        assertThat(ann.awaitTick(sent, Tick.DELIVERED, SOON).medium()).isPresent();
    }

    @Test
    void aClosedEmulatorLeavesNoFileBehind() throws Exception {
        ann.sends(PhoneFile.of(OGG, "audio/ogg").captioned("one")).to(BOB);
        PhoneMessage received = bob.awaitReceived("[audio] one", SOON);
        Path fetched = bob.fetches(received).get(10, TimeUnit.SECONDS);
        Path held = emulator.mediaShelf().items().get(0).file();
        assertThat(fetched).exists();
        assertThat(held).exists();

        emulator.close();
        assertThat(fetched.getParent()).doesNotExist();
        assertThat(held.getParent()).doesNotExist();
    }

    @Test
    void everyOtherKindArrives() throws Exception {
        ann.sends(PhoneFile.of(OGG, "audio/ogg").as(PhoneMedium.Kind.VOICE_NOTE))
                .to(BOB);
        ann.sends(PhoneFile.of(OGG, "audio/mpeg").named("song.mp3")).to(BOB);
        ann.sends(PhoneFile.of(OGG, "video/mp4").captioned("a film")).to(BOB);
        ann.sends(PhoneFile.of(OGG, "application/pdf").named("invoice.pdf")).to(BOB);
        ann.sends(PhonePlace.at(41.38, -2.17).named("Cafe")).to(BOB);
        ann.sends(PhoneCard.of(CARD)).to(BOB);

        assertThat(received(PhoneMedium.Kind.AUDIO).fileName()).isEqualTo("song.mp3");
        assertThat(received(PhoneMedium.Kind.VIDEO).caption()).isEqualTo("a film");
        assertThat(received(PhoneMedium.Kind.DOCUMENT).fileName()).isEqualTo("invoice.pdf");
        PhoneMessage voice = bob.awaitReceived(is(PhoneMedium.Kind.VOICE_NOTE), SOON);
        assertThat(bytes(bob, voice)).isEqualTo(OGG);
        assertThat(bob.awaitReceived("[location at 41.38, -2.17] Cafe", SOON).content())
                .contains(new PhonePlace(41.38, -2.17, "Cafe", ""));
        assertThat(bob.awaitReceived("[vcard] Carol Díaz", SOON).content()).contains(new PhoneCard("Carol Díaz", CARD));
    }

    @Test
    void whatTheServerHasIsNotBroughtAgain() throws Exception {
        ann.sends(PhoneFile.of(OGG, "audio/ogg").captioned("one")).to(BOB);
        bob.awaitReceived("[audio] one", SOON);
        ann.sends(PhoneFile.of(OGG, "audio/ogg").captioned("two")).to(BOB);

        assertThat(bytes(bob, bob.awaitReceived("[audio] two", SOON))).isEqualTo(OGG);
        assertThat(emulator.media().counts().uploads()).isEqualTo(1);
    }

    @Test
    void whatWasSentOfflineIsBroughtWhenThePhoneComesBack() throws Exception {
        ann.goOffline();
        emulator.awaitOffline(ANN, SOON);
        PhoneMessage sent =
                ann.sends(PhoneFile.of(OGG, "audio/ogg").captioned("later")).to(BOB);
        assertThat(bytes(ann, sent)).isEqualTo(OGG);
        ann.comeBack();

        assertThat(bytes(bob, bob.awaitReceived("[audio] later", SOON))).isEqualTo(OGG);
    }

    @Test
    void anUploadThatFailsIsTriedAgainAndIsRefusedInTheEnd() {
        emulator.media().faults().uploads(new MediaFault.NoUrl(), new MediaFault.Status(500));
        PhoneMessage lucky = ann.sends(PhoneFile.of(OGG, "audio/ogg")).to(BOB);
        ann.awaitTick(lucky, Tick.SENT, SOON);

        emulator.media().faults().uploads(new MediaFault.NoUrl(), new MediaFault.NoUrl(), new MediaFault.NoUrl());
        PhoneMessage unlucky = ann.sends(PhoneFile.of(OGG, "video/mp4")).to(BOB);
        ann.await(
                "the refusal",
                phone -> phone.chat(BOB).message(unlucky.id()).filter(now -> now.tick() == Tick.REFUSED),
                SOON);
    }

    @Test
    void aMediumThatIsAnotherThanAnnouncedOrGoneIsNeverHandedOver() {
        ann.sends(PhoneFile.of(OGG, "audio/ogg")).to(BOB);
        PhoneMessage received = bob.awaitReceived(is(PhoneMedium.Kind.AUDIO), SOON);
        emulator.media().faults().downloads(new MediaFault.Corrupt(), new MediaFault.Status(410));

        assertThatThrownBy(() -> bytes(bob, received)).hasMessageContaining("hash");
        assertThatThrownBy(() -> bytes(bob, received)).hasMessageContaining("410");
    }

    @Test
    void refusesWhatIsNoMedium() {
        assertThatThrownBy(() -> ann.sends(PhoneFile.of(new byte[0], "image/png")))
                .hasMessageContaining("1 byte to");
        assertThatThrownBy(() -> PhoneFile.of(OGG, "voice")).hasMessageContaining("'voice'");
        assertThatThrownBy(() -> PhoneCard.of("Carol")).hasMessageContaining("BEGIN:VCARD");
        assertThatThrownBy(() -> PhonePlace.at(91, 0)).hasMessageContaining("91");
        PhoneMessage text = ann.sends("hello").to(BOB);
        assertThatThrownBy(() -> ann.fetches(text)).hasMessageContaining("no medium");
    }

    @Test
    void programsSendAndFetchOverHttp() throws Exception {
        JsonNode image = post("to/" + BOB + "/media?caption=the+sea&name=sea.png", "image/png", picture(40, 30));
        post("to/" + BOB + "/media?kind=voiceNote", "audio/ogg", OGG);
        post("to/" + BOB + "/media?name=%3Cx%3E.html", "text/html", OGG);
        post(
                "to/" + BOB + "/location",
                "application/json",
                "{\"latitude\":\"41.38\",\"longitude\":\"2.17\"}".getBytes(StandardCharsets.UTF_8));
        post(
                "to/" + BOB + "/contact",
                "application/json",
                "{\"vcard\":\"BEGIN:VCARD\\nFN:Eve\\nEND:VCARD\"}".getBytes(StandardCharsets.UTF_8));

        bob.awaitReceived("[location at 41.38, 2.17]", SOON);
        bob.awaitReceived("[vcard] Eve", SOON);
        bob.awaitReceived("[image] the sea", SOON);
        assertThat(image.at("/content/kind").textValue()).isEqualTo("image");
        assertThat(image.at("/content/width").intValue()).isEqualTo(40);
        HttpResponse<byte[]> full = get("media/" + ANN + "/" + image.get("id").textValue(), "");
        assertThat(full.statusCode()).isEqualTo(200);
        assertThat(full.body()).isEqualTo(picture(40, 30));
        assertThat(full.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(get("previews/" + ANN + "/" + image.get("id").textValue(), "")
                        .body())
                .startsWith(0xFF, 0xD8);
        PhoneMessage voice = bob.awaitReceived(is(PhoneMedium.Kind.VOICE_NOTE), SOON);
        HttpResponse<byte[]> part = get("media/" + ANN + "/" + voice.id(), "bytes=5-8");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), StandardCharsets.US_ASCII)).isEqualTo("fake");
        HttpResponse<byte[]> html = get(
                "media/" + ANN + "/"
                        + bob.awaitReceived(is(PhoneMedium.Kind.DOCUMENT), SOON).id(),
                "");
        assertThat(html.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(html.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename*=UTF-8''%3Cx%3E.html");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        assertThat(get("media/" + ANN + "/unknown", "").statusCode()).isEqualTo(404);
    }

    private PhoneMedium received(PhoneMedium.Kind kind) {
        return bob.awaitReceived(is(kind), SOON).medium().orElseThrow();
    }

    private static Predicate<PhoneMessage> is(PhoneMedium.Kind kind) {
        return message ->
                message.medium().filter(medium -> medium.kind() == kind).isPresent();
    }

    private static byte[] bytes(Phone phone, PhoneMessage message) throws Exception {
        return Files.readAllBytes(phone.fetches(message).get(10, TimeUnit.SECONDS));
    }

    private JsonNode post(String path, String type, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(ANN, path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return new JsonMapper().readTree(response.body());
    }

    private HttpResponse<byte[]> get(String path, String range) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(BOB, path));
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private URI uri(String number, String path) {
        return emulator.page().orElseThrow().resolve("api/phones/" + number + "/" + path);
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }
}
