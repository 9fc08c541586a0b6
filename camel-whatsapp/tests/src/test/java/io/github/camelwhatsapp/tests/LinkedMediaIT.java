package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.SendOptions;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.media.MediaFault;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMedium;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.event.MediaRenewed;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.media.FetchedMedia;
import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.model.Dimensions;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.LinkPicture;
import io.github.camelwhatsapp.model.LinkPreview;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.MessageOptions;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sticker;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VideoNote;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.model.Waveform;
import io.github.camelwhatsapp.operation.SendMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Media of a linked device within encrypted messages: to phones, from phones, and to another linked device. */
class LinkedMediaIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ANN = "34600000001";
    private static final String BOB = "34600000002";
    private static final byte[] OGG = "OggS fake voice".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP = "PK fake archive".getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private Phone bob;
    private LinkedAccount ann;

    @BeforeEach
    void link() {
        bob = emulator.phone(BOB).named("Bob").awaitOnline(SOON);
        ann = LinkedAccount.on(emulator, ANN);
    }

    @AfterEach
    void close() {
        ann.close();
    }

    @Test
    void aPictureAndADocumentReachAPhone() throws Exception {
        byte[] jpeg = picture(320, 200);
        send(Image.builder(Media.of(jpeg)).caption("the sea").build());
        send(Document.of(Media.of(ZIP).withMimeType("application/zip").withFileName("all.zip")));

        PhoneMessage picture = medium(PhoneMedium.Kind.IMAGE);
        assertThat(picture.medium().orElseThrow().caption()).isEqualTo("the sea");
        assertThat(picture.medium().orElseThrow().width()).isEqualTo(320);
        assertThat(Files.readAllBytes(bob.fetches(picture).get(20, TimeUnit.SECONDS)))
                .isEqualTo(jpeg);
        assertThat(Files.readAllBytes(
                        bob.fetches(medium(PhoneMedium.Kind.DOCUMENT)).get(20, TimeUnit.SECONDS)))
                .isEqualTo(ZIP);
    }

    @Test
    void aPictureAndAVoiceNoteOfAPhoneAreFetched() throws Exception {
        byte[] jpeg = picture(64, 48);
        bob.sends(PhoneFile.of(jpeg, "image/jpeg").captioned("from a phone")).to(ANN);
        bob.sends(PhoneFile.of(OGG, "audio/ogg").as(PhoneMedium.Kind.VOICE_NOTE))
                .to(ANN);

        MessageReceived picture = ann.told(MessageReceived.class, message -> message.content() instanceof Image);
        assertThat(((Image) picture.content()).caption()).contains("from a phone");
        assertThat(ann.bytes(picture)).isEqualTo(jpeg);
        assertThat(ann.bytes(ann.told(MessageReceived.class, message -> message.content() instanceof VoiceNote)))
                .isEqualTo(OGG);
    }

    @Test
    void linkedDevicesExchangeEveryKindWithWhatBelongsToIt() throws Exception {
        try (LinkedAccount carol = LinkedAccount.on(emulator, "34600000003")) {
            Waveform waveform = new Waveform(new byte[] {0, 50, 100});
            send(
                    "34600000003",
                    VoiceNote.builder(Media.of(OGG).withMimeType("audio/ogg"))
                            .duration(Duration.ofSeconds(7))
                            .waveform(waveform)
                            .build());
            send(
                    "34600000003",
                    Video.builder(Media.of(ZIP).withMimeType("video/mp4"))
                            .gif(true)
                            .build());
            send("34600000003", VideoNote.of(Media.of(ZIP).withMimeType("video/mp4")));

            MessageReceived note = carol.told(MessageReceived.class, message -> message.content() instanceof VoiceNote);
            assertThat(((VoiceNote) note.content()).waveform()).contains(waveform);
            assertThat(((VoiceNote) note.content()).duration()).contains(Duration.ofSeconds(7));
            assertThat(carol.bytes(note)).isEqualTo(OGG);
            MessageReceived gif = carol.told(MessageReceived.class, message -> message.content() instanceof Video);
            assertThat(((Video) gif.content()).gif()).isTrue();
            MediaSeal seal =
                    ((RemoteMedia) ((Video) gif.content()).media()).seal().orElseThrow();
            assertThat(seal.sidecar()).isPresent();
            assertThat(seal.since()).isPresent();
            assertThat(carol.bytes(gif)).isEqualTo(ZIP);
            assertThat(carol.bytes(
                            carol.told(MessageReceived.class, message -> message.content() instanceof VideoNote)))
                    .isEqualTo(ZIP);
        }
    }

    @Test
    void aStickerAndWhatIsLookedAtOnceArriveAsSuch() throws Exception {
        byte[] webp = sticker();
        byte[] jpeg = picture(40, 30);
        try (LinkedAccount carol = LinkedAccount.on(emulator, "34600000003")) {
            send("34600000003", new Sticker(Media.of(webp), Optional.empty(), true));
            ann.ask(new SendMessage(
                    Party.ofPhone("34600000003"),
                    Image.of(Media.of(jpeg)),
                    MessageOptions.builder().viewOnce(true).build()));

            MessageReceived shown = carol.told(MessageReceived.class, message -> message.content() instanceof Sticker);
            assertThat(((Sticker) shown.content()).dimensions()).contains(new Dimensions(512, 512));
            assertThat(((Sticker) shown.content()).animated()).isTrue();
            assertThat(((Sticker) shown.content()).media().mimeType()).contains("image/webp");
            assertThat(carol.bytes(shown)).isEqualTo(webp);
            MessageReceived once = carol.told(MessageReceived.class, message -> message.content() instanceof Image);
            assertThat(once.options().viewOnce()).isTrue();
            assertThat(carol.bytes(once)).isEqualTo(jpeg);
        }
        assertThatThrownBy(() -> ann.ask(new SendMessage(Party.ofPhone(BOB), Sticker.of(Media.of(jpeg)))))
                .rootCause()
                .hasMessageContaining("webp");
    }

    @Test
    void theLargePictureOfALinkIsBroughtToTheServerAndFetched() throws Exception {
        byte[] jpeg = picture(600, 300);
        try (LinkedAccount carol = LinkedAccount.on(emulator, "34600000003")) {
            ann.ask(new SendMessage(
                    Party.ofPhone("34600000003"),
                    new Text("see https://example.com"),
                    MessageOptions.builder()
                            .linkPreview(LinkPreview.builder("https://example.com")
                                    .title("An example")
                                    .large(Media.of(jpeg))
                                    .build())
                            .build()));

            LinkPreview preview = carol.told(MessageReceived.class, message -> message.content()
                            .equals(new Text("see https://example.com")))
                    .options()
                    .linkPreview()
                    .orElseThrow();
            LinkPicture large = preview.large().orElseThrow();
            assertThat(preview.title()).contains("An example");
            assertThat(preview.picture()).isPresent();
            assertThat(large.dimensions()).contains(new Dimensions(600, 300));
            try (FetchedMedia fetched =
                            carol.client().fetch(large).toCompletableFuture().get(20, TimeUnit.SECONDS);
                    InputStream in = fetched.open()) {
                assertThat(in.readAllBytes()).isEqualTo(jpeg);
            }
        }
    }

    /** The head of a WebP file of 512 by 512, which is all that anybody looks at here. */
    private static byte[] sticker() {
        byte[] webp = new byte[30];
        ByteBuffer.wrap(webp)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(22)
                .put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII))
                .putInt(10)
                .putInt(0)
                .put(new byte[] {(byte) 0xff, 1, 0, (byte) 0xff, 1, 0});
        return webp;
    }

    @Test
    void aPictureThatIsGoneIsBroughtAgainByThePhone() throws Exception {
        byte[] jpeg = picture(40, 30);
        bob.sends(PhoneFile.of(jpeg, "image/jpeg")).to(ANN);
        MessageReceived picture = ann.told(MessageReceived.class, message -> message.content() instanceof Image);
        RemoteMedia media = (RemoteMedia) ((Image) picture.content()).media();
        String path = media.directPath().orElseThrow();
        byte[] file =
                Files.readAllBytes(emulator.mmsShelf().at(path).orElseThrow().file());
        emulator.mmsShelf().remove(path);

        assertThatThrownBy(() -> ann.bytes(picture))
                .cause()
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PENDING));
        await().atMost(SOON).until(() -> emulator.multiDevice().mediaRetries().contains(picture.id()));
        emulator.multiDevice()
                .answerMediaRetry(
                        picture.id(),
                        media.seal().orElseThrow().key().bytes(),
                        emulator.mmsShelf().put(file, "image", "none").directPath());

        MediaRenewed renewed = ann.told(MediaRenewed.class);
        assertThat(renewed.id()).isEqualTo(picture.id());
        assertThat(ann.bytes(picture)).isEqualTo(jpeg);
    }

    @Test
    void aPhoneBringsAgainByItselfWhatItSentAndWhatItHas() throws Exception {
        byte[] theirs = picture(40, 30);
        bob.sends(PhoneFile.of(theirs, "image/jpeg")).to(ANN);
        MessageReceived picture = ann.told(MessageReceived.class, message -> message.content() instanceof Image);
        Phone phone = emulator.phone(ANN);
        phone.fetches(phone.awaitReceived(message -> message.id().equals(picture.id()), SOON))
                .get(20, TimeUnit.SECONDS);
        byte[] own = picture(60, 20);
        phone.sends(PhoneFile.of(own, "image/png")).to(BOB);
        MessageReceived sent = ann.told(
                MessageReceived.class,
                message ->
                        message.content() instanceof Image && message.sender().equals(ann.party()));
        emulator.mmsShelf().clear();

        assertBroughtAgain(picture, theirs);
        assertBroughtAgain(sent, own);
        assertThat(emulator.multiDevice().mediaRetries()).isEmpty();
    }

    private void assertBroughtAgain(MessageReceived message, byte[] bytes) throws IOException {
        assertThatThrownBy(() -> ann.bytes(message))
                .cause()
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PENDING));
        ann.told(MediaRenewed.class, renewed -> renewed.id().equals(message.id()));
        assertThat(ann.bytes(message)).isEqualTo(bytes);
    }

    @Test
    void whoeverIsNamedByNumberAndByHiddenAddressGetsAllInTheOrderOfTheCallsBehindAMedium() throws Exception {
        Party number = Party.ofPhone(BOB);
        Party hidden = Party.of(emulator.account(BOB).lid());
        bob.sends("this is me").to(ANN);
        Party told = ann.told(MessageReceived.class).from();
        assertThat(told.lid()).contains(hidden.id());
        emulator.media().faults().uploads(new MediaFault.Status(503), new MediaFault.Status(503));

        queue(number, Image.of(Media.of(picture(41, 41))));
        for (int i = 1; i <= 6; i++) {
            queue(i % 2 == 0 ? number : hidden, new Text(Integer.toString(i)));
        }

        bob.awaitReceived("6", SOON);
        assertThat(readings()).containsExactly("medium", "1", "2", "3", "4", "5", "6");
    }

    /** The first text by number has the server asked for devices, and its answer has both addresses. */
    @Test
    void aPersonWhoseAddressesBecomeKnownToBeOnePersonsWhileAMediumIsHeldGetsTheRestBehindIt() throws Exception {
        Party number = Party.ofPhone(BOB);
        Party hidden = Party.of(emulator.account(BOB).lid());
        emulator.media()
                .faults()
                .uploads(
                        new MediaFault.Status(503),
                        new MediaFault.Status(503),
                        new MediaFault.Status(503),
                        new MediaFault.Status(503));

        queue(hidden, Image.of(Media.of(picture(42, 42))));
        queue(number, new Text("by number"));
        bob.awaitReceived("by number", SOON);
        for (int i = 1; i <= 4; i++) {
            queue(i % 2 == 0 ? number : hidden, new Text(Integer.toString(i)));
        }

        bob.awaitReceived("4", SOON);
        assertThat(readings()).containsExactly("medium", "by number", "1", "2", "3", "4");
    }

    private void queue(Party to, Content content) {
        ann.client().send(new SendMessage(to, content), SendOptions.DEFAULT);
    }

    private List<String> readings() {
        return bob.received().stream()
                .map(message -> message.medium().isPresent() ? "medium" : message.text())
                .toList();
    }

    private void send(MediaContent content) {
        send(BOB, content);
    }

    private void send(String to, MediaContent content) {
        TestAccount.join(ann.client().execute(new SendMessage(Party.ofPhone(to), content)));
    }

    private PhoneMessage medium(PhoneMedium.Kind kind) {
        return bob.awaitReceived(
                message ->
                        message.medium().filter(medium -> medium.kind() == kind).isPresent(),
                SOON);
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }
}
