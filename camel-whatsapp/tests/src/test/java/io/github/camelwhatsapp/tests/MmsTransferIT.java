package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.media.MediaCounts;
import io.github.camelwhatsapp.emulator.media.MediaFault;
import io.github.camelwhatsapp.emulator.media.MediumCipher;
import io.github.camelwhatsapp.emulator.state.MmsShelf;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.media.FetchedMedia;
import io.github.camelwhatsapp.media.MediaDesk;
import io.github.camelwhatsapp.model.Audio;
import io.github.camelwhatsapp.model.Document;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.Media;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Video;
import io.github.camelwhatsapp.model.VoiceNote;
import io.github.camelwhatsapp.multidevice.media.MediaConnections;
import io.github.camelwhatsapp.multidevice.media.MediaCourier;
import io.github.camelwhatsapp.operation.SendMessage;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.MediaSettings;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.time.TimeSource;
import io.github.camelwhatsapp.wire.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The transfers of linked devices against the emulator's media host, with all that goes wrong there. */
class MmsTransferIT {
    private static final Duration STALLED = Duration.ofSeconds(60);
    private static final byte[] BYTES = random(300_000);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private final HurriedTime time = new HurriedTime();
    private final AtomicInteger asked = new AtomicInteger();

    @TempDir
    private Path directory;

    private MediaCourier courier;
    private MediaCounts before;
    private MediaDesk desk;

    @BeforeEach
    void make() {
        AccountSettings settings = AccountSettings.builder("linked")
                .generation("multidevice")
                .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                .media(MediaSettings.DEFAULT.withStalledAfter(STALLED))
                .build();
        desk = new MediaDesk(settings, time, Optional.of(directory), anew -> courier.hosts(anew));
        before = emulator.media().counts();
        courier = new MediaCourier(desk, new MediaConnections(this::server, time), time);
    }

    @Test
    void eachKindIsEncryptedUnderItsOwnKeysAndComesBack() throws IOException {
        Map<MediaContent, String> kinds = Map.of(
                Image.of(Media.of(BYTES).withMimeType("image/jpeg")), "WhatsApp Image Keys",
                Video.of(Media.of(BYTES).withMimeType("video/mp4")), "WhatsApp Video Keys",
                Audio.of(Media.of(BYTES).withMimeType("audio/mp4")), "WhatsApp Audio Keys",
                VoiceNote.of(Media.of(BYTES).withMimeType("audio/ogg")), "WhatsApp Audio Keys",
                Document.of(Media.of(BYTES).withMimeType("application/pdf")), "WhatsApp Document Keys");
        for (Map.Entry<MediaContent, String> kind : kinds.entrySet()) {
            MediaContent sent = bring(kind.getKey());

            RemoteMedia media = (RemoteMedia) sent.media();
            MediaSeal seal = media.seal().orElseThrow();
            MmsShelf.Item item =
                    emulator.mmsShelf().at(media.directPath().orElseThrow()).orElseThrow();
            byte[] file = Files.readAllBytes(item.file());
            assertThat(new MediumCipher(seal.key().bytes(), kind.getValue()).open(file))
                    .isEqualTo(BYTES);
            assertThat(seal.encryptedHash()).contains(new Sha256(MediumCipher.hash(file)));
            assertThat(media.hash()).contains(new Sha256(MediumCipher.hash(BYTES)));
            assertThat(seal.sidecar().isPresent()).isEqualTo(kind.getValue().matches(".*(Video|Audio) Keys"));
            assertThat(seal.since()).isPresent();
            assertThat(fetched(sent)).isEqualTo(BYTES);
        }
        assertThat(leftOver()).isEmpty();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatAPhoneHasEncryptedIsFetched() throws IOException {
        assertThat(fetched(fromPhone())).isEqualTo(BYTES);
    }

    @Test
    void anOldPassIsReplacedAndTheUploadGoesOn() throws IOException {
        bring(picture());
        emulator.mmsShelf().expirePasses();

        assertThat(fetched(bring(picture()))).isEqualTo(BYTES);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aRefusedUploadGoesToTheNextHostAndFollowsRedirects() throws IOException {
        emulator.media()
                .faults()
                .uploads(
                        new MediaFault.Status(500),
                        new MediaFault.Redirect(),
                        new MediaFault.Redirect(),
                        new MediaFault.Redirect());

        assertThat(fetched(bring(picture()))).isEqualTo(BYTES);
        assertThat(emulator.media().counts().uploads() - before.uploads()).isEqualTo(5);
    }

    @Test
    void tooManyRedirectsAreAsGoodAsNoHost() {
        emulator.media()
                .faults()
                .uploads(Collections.nCopies(36, new MediaFault.Redirect()).toArray(MediaFault[]::new));

        assertThatThrownBy(() -> bring(picture())).hasMessageContaining("none of 2 media hosts took it");
    }

    @Test
    void aBusyUploadWaitsAsLongAsTheHostsWant() throws IOException {
        emulator.media().faults().uploads(new MediaFault.Busy(429, 7), new MediaFault.Busy(503, 3));

        assertThat(fetched(bring(picture()))).isEqualTo(BYTES);
        assertThat(time.waited).contains(Duration.ofSeconds(7));
    }

    @Test
    void anUploadThatBrokeOffButArrivedIsNotSentAgain() throws IOException {
        emulator.media().faults().uploads(new MediaFault.Deaf());

        MediaContent sent = bring(picture());

        assertThat(fetched(sent)).isEqualTo(BYTES);
    }

    @Test
    void anUploadThatIsCutIsSentAgain() throws IOException {
        emulator.media().faults().uploads(new MediaFault.Cut(10_000));

        assertThat(fetched(bring(picture()))).isEqualTo(BYTES);
    }

    @Test
    void anAnswerWithoutAPlaceIsAFailure() {
        emulator.media().faults().uploads(new MediaFault.NoUrl());

        assertThatThrownBy(() -> bring(picture()))
                .hasRootCauseInstanceOf(MediaException.class)
                .hasMessageContaining("names no place");
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void aHostThatTakesNoSuchSizeIsSaidToBeOne() {
        emulator.media().faults().uploads(new MediaFault.Status(413));

        assertThatThrownBy(() -> bring(picture()))
                .satisfies(problem -> assertThat(reason(problem)).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void aDownloadThatIsCutGoesOnWhereItEnded() throws IOException {
        MediaContent sent = fromPhone();
        emulator.media().faults().downloads(new MediaFault.Cut(100_000), new MediaFault.Cut(50_000));

        assertThat(fetched(sent)).isEqualTo(BYTES);
        assertThat(downloads()).isEqualTo(3);
    }

    @Test
    void aBusyDownloadWaitsAndThenGoesToTheNextHost() throws IOException {
        MediaContent sent = fromPhone();
        emulator.media()
                .faults()
                .downloads(
                        new MediaFault.Busy(429, 9),
                        new MediaFault.Status(503),
                        new MediaFault.Status(500),
                        new MediaFault.Status(502),
                        new MediaFault.Status(503));

        assertThat(fetched(sent)).isEqualTo(BYTES);
        assertThat(time.waited).contains(Duration.ofSeconds(9), Duration.ofSeconds(2), Duration.ofSeconds(3));
        assertThat(downloads()).isEqualTo(6);
    }

    @Test
    void whoIsRefusedAsksForTheHostsOnceMore() throws IOException {
        MediaContent sent = fromPhone();
        emulator.media().faults().downloads(new MediaFault.Status(403));

        assertThat(fetched(sent)).isEqualTo(BYTES);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatIsGoneIsToldFromWhatIsRefused() {
        MediaContent sent = fromPhone();
        emulator.media().faults().downloads(new MediaFault.Status(403), new MediaFault.Status(403));
        assertThatThrownBy(() -> fetched(sent))
                .satisfies(problem -> assertThat(reason(problem)).isEqualTo(Reason.EXPIRED));

        emulator.media().faults().downloads(new MediaFault.Status(410), new MediaFault.Status(404));
        assertThatThrownBy(() -> fetched(sent))
                .satisfies(problem -> assertThat(reason(problem)).isEqualTo(Reason.GONE));

        emulator.mmsShelf().remove(((RemoteMedia) sent.media()).directPath().orElseThrow());
        assertThatThrownBy(() -> fetched(sent))
                .satisfies(problem -> assertThat(reason(problem)).isEqualTo(Reason.GONE));
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void wrongBytesAreFetchedOnceMoreAndThenRefused() throws IOException {
        MediaContent sent = fromPhone();
        emulator.media().faults().downloads(new MediaFault.Corrupt());
        assertThat(fetched(sent)).isEqualTo(BYTES);

        emulator.media().faults().downloads(new MediaFault.Corrupt(), new MediaFault.Corrupt());
        assertThatThrownBy(() -> fetched(sent))
                .satisfies(problem -> assertThat(reason(problem)).isEqualTo(Reason.CORRUPT));
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void aHostThatFallsSilentIsLeft() throws IOException {
        MediaContent sent = fromPhone();
        emulator.media().faults().downloads(new MediaFault.Stall(20_000));

        assertThat(fetched(sent)).isEqualTo(BYTES);
    }

    @Test
    void moreBytesThanAnnouncedAreNotTaken() {
        MediaContent sent = fromPhone();
        RemoteMedia media = (RemoteMedia) sent.media();
        MediaContent less = sent.withMedia(new RemoteMedia(
                "",
                media.directPath(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(1_000L),
                media.hash(),
                media.seal()));

        assertThatThrownBy(() -> fetched(less))
                .satisfies(problem -> assertThat(reason(problem)).isEqualTo(Reason.TOO_LARGE));
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void aPathThatLeadsElsewhereIsNotFollowed() {
        MediaContent sent = fromPhone();
        MediaContent elsewhere = sent.withMedia(((RemoteMedia) sent.media()).withDirectPath("@evil.example/x"));

        assertThatThrownBy(() -> fetched(elsewhere)).hasMessageContaining("no path that can be fetched");
        assertThat(downloads()).isZero();
    }

    private CompletionStage<Node> server(Function<String, Node> request) {
        asked.incrementAndGet();
        assertThat(request.apply("7").child("media_conn")).isPresent();
        Node.Builder connection = Node.builder("media_conn")
                .attribute("auth", emulator.mmsShelf().pass("34600000001"))
                .attribute("ttl", "300");
        emulator.mmsShelf()
                .hosts()
                .forEach(host -> connection.child(
                        Node.builder("host").attribute("hostname", host).build()));
        return CompletableFuture.completedFuture(
                Node.builder("iq").child(connection.build()).build());
    }

    private MediaContent bring(MediaContent content) {
        MediaContent taken = desk.take(content).orTimeout(20, TimeUnit.SECONDS).join();
        try {
            return courier.bring(new SendMessage(Party.ofPhone("34600000002"), taken))
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join()
                    .medium()
                    .orElseThrow();
        } finally {
            desk.forget(taken);
        }
    }

    private byte[] fetched(MediaContent content) throws IOException {
        try (FetchedMedia fetched =
                        desk.fetch(content).orTimeout(20, TimeUnit.SECONDS).join();
                InputStream in = fetched.open()) {
            return in.readAllBytes();
        }
    }

    private MediaContent fromPhone() {
        byte[] key = random(32);
        byte[] file = new MediumCipher(key, "WhatsApp Image Keys").seal(BYTES);
        MmsShelf.Item item = emulator.mmsShelf().put(file, "image", "none");
        return Image.of(new RemoteMedia(
                "",
                Optional.of(item.directPath()),
                Optional.empty(),
                Optional.of("image/jpeg"),
                Optional.of((long) BYTES.length),
                Optional.of(new Sha256(MediumCipher.hash(BYTES))),
                Optional.of(MediaSeal.of(new MediaKey(key), Optional.of(new Sha256(MediumCipher.hash(file)))))));
    }

    private int downloads() {
        return emulator.media().counts().downloads() - before.downloads();
    }

    private static MediaContent picture() {
        return Image.of(Media.of(BYTES).withMimeType("image/jpeg"));
    }

    private List<Path> leftOver() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Reason reason(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return ((MediaException) cause).reason();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Waits a hundredth of what it is told to. */
    private static final class HurriedTime implements TimeSource {
        private final List<Duration> waited = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Instant now() {
            return TimeSource.system().now();
        }

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            waited.add(delay);
            return TimeSource.system().schedule(delay.dividedBy(100), task);
        }
    }
}
