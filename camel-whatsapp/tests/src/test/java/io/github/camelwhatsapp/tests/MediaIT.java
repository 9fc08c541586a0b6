package io.github.camelwhatsapp.tests;

import static io.github.camelwhatsapp.tests.TestAccount.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.media.MediaCounts;
import io.github.camelwhatsapp.emulator.media.MediaFault;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneCard;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMedium;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhonePlace;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.media.FetchedMedia;
import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.ContactCard;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Location;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.SentMessage;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.operation.SendBroadcast;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.operation.SendNextMessage;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.MediaSettings;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final String GROUP = "34600000001-1400000000";
    private static final byte[] OGG = "OggS fake voice".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF = "%PDF-1.4 fake".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path directory;

    private WhatsAppEmulator emulator;
    private TestAccount ann;
    private TestAccount bob;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.builder().start();
        ann = TestAccount.on(emulator, ANN, this::trusting, TimeSource.system()).start();
        bob = TestAccount.on(emulator, BOB, this::trusting, TimeSource.system()).start();
        emulator.awaitOnline(ANN, SOON);
        emulator.awaitOnline(BOB, SOON);
    }

    @AfterEach
    void stop() {
        ann.close();
        bob.close();
        List<String> complaints = emulator.ledgers().complaints();
        emulator.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPictureArrivesWithCaptionSizeAndPreview() throws IOException {
        byte[] jpeg = picture(320, 200);
        Path file = Files.write(directory.resolve("sea.jpg"), jpeg);

        SentMessage sent = send(Image.builder(Media.of(file)).caption("the sea").build());

        Image image = received(Image.class);
        assertThat(image.caption()).contains("the sea");
        assertThat(image.dimensions()).contains(new Dimensions(320, 200));
        assertThat(image.preview()).isPresent();
        assertThat(image.media().mimeType()).contains("image/jpeg");
        assertThat(bytes(image)).isEqualTo(jpeg);
        assertThat(sent.media().orElseThrow().media()).isInstanceOf(RemoteMedia.class);
        assertThat(sent.media().orElseThrow().media().hash())
                .isEqualTo(image.media().hash());
    }

    @Test
    void everyOtherKindArrives() throws IOException {
        send(VoiceNote.builder(Media.of(new ByteArrayInputStream(OGG)).withMimeType("audio/ogg"))
                .duration(Duration.ofSeconds(7))
                .build());
        send(Audio.of(Media.of(OGG).withMimeType("audio/ogg; codecs=opus")));
        send(Video.builder(Media.of(OGG).withMimeType("video/mp4"))
                .caption("a film")
                .build());
        send(Document.of(Media.of(PDF).withFileName("invoice.pdf")));
        send(Location.builder(41.38, -2.17).name("Cafe").build());
        send(ContactCard.parse("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Carol\r\nEND:VCARD\r\n"));

        assertThat(received(VoiceNote.class).duration()).contains(Duration.ofSeconds(7));
        assertThat(bytes(received(Audio.class))).isEqualTo(OGG);
        assertThat(received(Video.class).caption()).contains("a film");
        assertThat(received(Video.class).preview()).isPresent();
        assertThat(received(Document.class).title()).contains("invoice.pdf");
        assertThat(bytes(received(Document.class))).isEqualTo(PDF);
        assertThat(received(Location.class).longitude()).isEqualTo(-2.17);
        assertThat(received(ContactCard.class).name()).isEqualTo("Carol");
    }

    @Test
    void aPlayedPhoneAndAnAccountExchangeMedia() throws Exception {
        Phone carol = emulator.phone("34600000003").awaitOnline(SOON);
        byte[] jpeg = picture(64, 48);

        carol.sends(PhoneFile.of(jpeg, "image/jpeg").captioned("from a phone")).to(BOB);
        carol.sends(PhoneFile.of(OGG, "audio/ogg").as(PhoneMedium.Kind.VOICE_NOTE))
                .to(BOB);
        carol.sends(PhonePlace.at(41.38, 2.17).named("Cafe")).to(BOB);
        carol.sends(PhoneCard.of("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eve\r\nEND:VCARD"))
                .to(BOB);
        join(ann.client()
                .execute(new SendMessage(
                        Party.of(Jid.ofPhone("34600000003")),
                        Document.of(Media.of(PDF).withFileName("invoice.pdf")))));

        Image image = received(Image.class);
        assertThat(image.caption()).contains("from a phone");
        assertThat(image.dimensions()).contains(new Dimensions(64, 48));
        assertThat(bytes(image)).isEqualTo(jpeg);
        assertThat(bytes(received(VoiceNote.class))).isEqualTo(OGG);
        assertThat(received(Location.class).name()).contains("Cafe");
        assertThat(received(ContactCard.class).name()).isEqualTo("Eve");
        PhoneMessage invoice = carol.awaitReceived(message -> message.medium().isPresent(), SOON);
        assertThat(carol.fetches(invoice).get(10, TimeUnit.SECONDS)).hasBinaryContent(PDF);
    }

    @Test
    void aBroadcastCarriesEveryKind() throws IOException {
        byte[] jpeg = picture(40, 30);
        broadcast(Image.builder(Media.of(jpeg)).caption("for all").build());
        broadcast(Audio.of(Media.of(OGG).withMimeType("audio/ogg; codecs=opus")));
        broadcast(Video.builder(Media.of(OGG).withMimeType("video/mp4")).build());
        broadcast(Location.builder(41.38, -2.17).name("Cafe").build());
        broadcast(ContactCard.parse("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Carol\r\nEND:VCARD\r\n"));

        assertThat(received(Image.class).caption()).contains("for all");
        assertThat(bytes(received(Image.class))).isEqualTo(jpeg);
        assertThat(bytes(received(Audio.class))).isEqualTo(OGG);
        assertThat(bytes(received(Video.class))).isEqualTo(OGG);
        assertThat(received(Location.class).longitude()).isEqualTo(-2.17);
        assertThat(received(ContactCard.class).name()).isEqualTo("Carol");
        assertThat(bob.events(MessageReceived.class))
                .allMatch(message ->
                        message.from().id().isBroadcast() && message.sender().equals(Party.ofPhone(ANN)));
    }

    private void broadcast(Content content) {
        emulator.account("34600000003");
        join(ann.client()
                .execute(new SendBroadcast(List.of(Party.ofPhone(BOB), Party.ofPhone("34600000003")), content)));
    }

    @Test
    void aGroupGetsAPicture() throws IOException {
        emulator.group(GROUP, "friends", ANN, BOB);
        byte[] jpeg = picture(20, 20);

        join(ann.client().execute(new SendMessage(Party.of(Jid.ofGroup(GROUP)), Image.of(Media.of(jpeg)))));

        assertThat(bytes(received(Image.class))).isEqualTo(jpeg);
    }

    @Test
    void aGroupGetsEveryOtherKind() throws IOException {
        emulator.group(GROUP, "friends", ANN, BOB);
        List<Content> contents = List.of(
                Audio.of(Media.of(OGG).withMimeType("audio/ogg")),
                Video.of(Media.of(OGG).withMimeType("video/mp4")),
                Location.builder(41.38, 2.17).name("Cafe").build(),
                ContactCard.parse("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Carol\r\nEND:VCARD\r\n"));
        contents.forEach(content -> join(ann.client().execute(new SendMessage(Party.of(Jid.ofGroup(GROUP)), content))));

        assertThat(bytes(received(Audio.class))).isEqualTo(OGG);
        assertThat(bytes(received(Video.class))).isEqualTo(OGG);
        assertThat(received(Location.class).name()).contains("Cafe");
        assertThat(received(ContactCard.class).name()).isEqualTo("Carol");
        assertThat(bob.events(MessageReceived.class))
                .allSatisfy(message -> assertThat(message.toString()).contains(GROUP));
    }

    @Test
    void aMediumThatTheServerDoesNotTakeFailsTheSend() throws IOException {
        emulator.media()
                .faults()
                .uploads(
                        new MediaFault.NoUrl(),
                        new MediaFault.NoUrl(),
                        new MediaFault.NoUrl(),
                        new MediaFault.NoUrl(),
                        new MediaFault.NoUrl());

        assertThatThrownBy(() -> send(Image.of(Media.of(picture(28, 28)))))
                .hasRootCauseInstanceOf(MediaException.class);
        assertThat(bob.events(MessageReceived.class)).isEmpty();
    }

    @Test
    void aMediumThatWasStillOnItsWayWhenTheConnectionBrokeIsWithdrawnAndNotInDoubt() throws IOException {
        emulator.account("34600000003");
        emulator.media().faults().uploads(new MediaFault.Stall(0));
        CompletableFuture<SentMessage> picture = ann.client()
                .send(
                        new SendMessage(Party.ofPhone(BOB), Image.of(Media.of(picture(29, 29)))),
                        SendOptions.DEFAULT.withTimeout(Duration.ofSeconds(1)))
                .toCompletableFuture();
        await().until(() -> emulator.media().counts().uploads() == 1);
        join(ann.client().execute(new SendMessage(Party.ofPhone("34600000003"), new Text("passes"))));
        emulator.account(ANN).blocked();
        emulator.disconnectAll();

        assertThatThrownBy(() -> picture.get(10, TimeUnit.SECONDS)).hasMessageContaining("withdrawn");
    }

    @Test
    void whatTheServerHasIsNotUploadedAgain() throws IOException {
        byte[] jpeg = picture(30, 30);
        send(Image.of(Media.of(jpeg)));
        send(Image.of(Media.of(jpeg)));

        await().until(() -> bob.events(MessageReceived.class).size() == 2);
        assertThat(emulator.media().counts()).isEqualTo(new MediaCounts(0, 1));
    }

    @Test
    void aTextBehindAMediumWaitsForItAndAnotherChatDoesNot() throws IOException {
        emulator.media().faults().uploads(new MediaFault.Status(503));
        emulator.account("34600000003");
        var picture = ann.client()
                .send(new SendMessage(Party.ofPhone(BOB), Image.of(Media.of(picture(25, 25)))), SendOptions.DEFAULT);
        var text = ann.client().send(new SendMessage(Party.ofPhone(BOB), new Text("after")), SendOptions.DEFAULT);

        join(ann.client().execute(new SendMessage(Party.ofPhone("34600000003"), new Text("elsewhere"))));
        assertThat(picture.toCompletableFuture()).isNotDone();
        join(picture);
        join(text);
        await().until(() -> bob.texts().size() == 2);
        assertThat(bob.texts()).containsExactly("image", "after");
    }

    @Test
    void whatWaitsAfterAFailureGoesOnAtOnceWhenTold() throws IOException {
        emulator.media()
                .faults()
                .uploads(new MediaFault.Status(503), new MediaFault.Status(503), new MediaFault.Status(503));
        CompletableFuture<SentMessage> picture = ann.client()
                .send(
                        new SendMessage(Party.ofPhone(BOB), Image.of(Media.of(picture(31, 31)))),
                        SendOptions.DEFAULT.withTimeout(Duration.ofMinutes(2)))
                .toCompletableFuture();

        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(5))
                .until(() -> {
                    join(ann.client().execute(new SendNextMessage()));
                    return picture.isDone();
                });

        assertThat(received(Image.class)).isNotNull();
        assertThat(join(ann.client().execute(new SendNextMessage()))).isZero();
    }

    @Test
    void bytesWithAnotherHashAreNeverHandedOut() throws IOException {
        send(Image.of(Media.of(picture(26, 26))));
        Image image = received(Image.class);
        emulator.media()
                .faults()
                .downloads(new MediaFault.Corrupt(), new MediaFault.Cut(10), new MediaFault.Status(404));

        assertThat(reasonOf(image)).isEqualTo(MediaException.Reason.CORRUPT);
        assertThat(reasonOf(image)).isEqualTo(MediaException.Reason.TRANSFER_FAILED);
        assertThat(reasonOf(image)).isEqualTo(MediaException.Reason.GONE);
        assertThat(bytes(image)).hasSizeGreaterThan(10);
    }

    @Test
    void aTransferThatStandsStillIsGivenUp() throws IOException {
        send(Image.of(Media.of(picture(27, 27))));
        Image image = received(Image.class);
        emulator.media().faults().downloads(new MediaFault.Stall(5));

        assertThat(reasonOf(image)).isEqualTo(MediaException.Reason.TRANSFER_FAILED);
    }

    @Test
    void badInputIsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> send(Image.of(Media.of(directory.resolve("none.jpg")))))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> send(Document.of(Media.of(OGG).withMimeType("audio/ogg"))))
                .hasMessageContaining("allowed are [pdf]");
        assertThatThrownBy(() -> send(Image.of(Media.of(new byte[0]).withMimeType("image/png"))))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> send(Document.of(Media.of(new byte[200_000]).withMimeType("application/pdf"))))
                .hasMessageContaining("documentLimit");
        assertThat(emulator.media().counts()).isEqualTo(new MediaCounts(0, 0));
    }

    @Test
    void aMediumWaitsOverARestart() throws IOException {
        byte[] jpeg = picture(40, 40);
        AccountSettings settings =
                trusting(TestAccount.settings(emulator, "34600000009")).build();
        try (AccountStores stores = open();
                WhatsAppClient client = WhatsAppClient.builder(settings, stores).build()) {
            join(client.send(
                    new SendMessage(Party.ofPhone(BOB), Image.of(Media.of(new ByteArrayInputStream(jpeg)))),
                    SendOptions.DEFAULT.withCompleteOn(SendOptions.CompleteOn.STORED)));
        }
        try (AccountStores stores = open();
                WhatsAppClient client = WhatsAppClient.builder(settings, stores).build()) {
            client.start();
            assertThat(bytes(received(Image.class))).isEqualTo(jpeg);
            await().until(() -> spooled() == 0);
        }
    }

    @Test
    void aClosedClientLeavesNoDirectoryBehindButWhatSomebodyStillReads() throws IOException {
        byte[] jpeg = picture(28, 28);
        send(Image.of(Media.of(jpeg)));
        FetchedMedia fetched = join(bob.client().fetch(received(Image.class)));
        Path spool = fetched.file().getParent().getParent();

        bob.client().close();
        try (InputStream in = fetched.open()) {
            assertThat(in.readAllBytes()).isEqualTo(jpeg);
        }
        fetched.close();
        assertThat(spool).doesNotExist();
        assertThatThrownBy(() -> join(bob.client().fetch(received(Image.class))))
                .hasCauseInstanceOf(MediaException.class);
    }

    @Test
    void theServerMayForgetAPictureOnceItIsSettled() throws IOException {
        send(Image.of(Media.of(picture(28, 28))));

        await().until(() -> emulator.mediaShelf().forgotten().size() == 1);
        assertThat(received(Image.class).media()).isInstanceOf(RemoteMedia.class);
    }

    private AccountStores open() {
        return SqliteAccountStores.open(directory.resolve("store"), "test", StoreCipher.plain(), TimeSource.system());
    }

    private long spooled() throws IOException {
        try (var files = Files.walk(directory.resolve("store").resolve("media"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private AccountSettings.Builder trusting(AccountSettings.Builder settings) {
        return settings.trusted(
                        new TrustedCertificates(List.of(emulator.certificate().certificate())))
                .media(MediaSettings.DEFAULT
                        .withStalledAfter(Duration.ofSeconds(3))
                        .withLimits(5 << 20, 10 << 20, 20 << 20, 100_000));
    }

    private SentMessage send(Content content) {
        return join(ann.client().execute(new SendMessage(Party.ofPhone(BOB), content)));
    }

    private <T extends Content> T received(Class<T> type) {
        await().until(() ->
                bob.events(MessageReceived.class).stream().anyMatch(message -> type.isInstance(message.content())));
        return bob.events(MessageReceived.class).stream()
                .map(MessageReceived::content)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private byte[] bytes(MediaContent content) throws IOException {
        try (FetchedMedia fetched = join(bob.client().fetch(content));
                InputStream in = fetched.open()) {
            return in.readAllBytes();
        }
    }

    private MediaException.Reason reasonOf(MediaContent content) {
        try (FetchedMedia fetched = join(bob.client().fetch(content))) {
            throw new AssertionError("It was handed out: " + fetched);
        } catch (CompletionException e) {
            return ((MediaException) e.getCause()).reason();
        }
    }

    private static byte[] picture(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(width * 31L + height);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }
}
