package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.WhatsAppClient;
import io.github.camelwhatsapp.delivery.RedeliveryPolicy;
import io.github.camelwhatsapp.delivery.Subscription;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.ledger.Transcript;
import io.github.camelwhatsapp.emulator.media.MediumCipher;
import io.github.camelwhatsapp.emulator.state.MmsShelf;
import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.event.Event;
import io.github.camelwhatsapp.event.LinkingCode;
import io.github.camelwhatsapp.event.MediaLost;
import io.github.camelwhatsapp.event.MediaRenewed;
import io.github.camelwhatsapp.event.MessageReceived;
import io.github.camelwhatsapp.media.FetchedMedia;
import io.github.camelwhatsapp.model.Image;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.Origin;
import io.github.camelwhatsapp.model.Party;
import io.github.camelwhatsapp.model.RemoteMedia;
import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.operation.LinkByQr;
import io.github.camelwhatsapp.spi.AccountSettings;
import io.github.camelwhatsapp.spi.LinkingSettings;
import io.github.camelwhatsapp.spi.ServerAddress;
import io.github.camelwhatsapp.spi.TrustedCertificates;
import io.github.camelwhatsapp.store.AccountStores;
import io.github.camelwhatsapp.store.StoreCipher;
import io.github.camelwhatsapp.store.jdbc.SqliteAccountStores;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A linked device whose medium is gone from the server asks the phone for it. */
class MediaRetryIT {
    private static final String ANN = "34600000001";
    private static final Party BOB = Party.ofPhone("34600000002");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final byte[] KEY = random(32);
    private static final byte[] BYTES = random(5_000);
    private static final byte[] FILE = new MediumCipher(KEY, "WhatsApp Image Keys").seal(BYTES);

    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private final AccountStores stores = SqliteAccountStores.inMemory("test", StoreCipher.plain(), TimeSource.system());
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private WhatsAppClient client;

    @BeforeEach
    void link() throws Exception {
        client = client();
        LinkingCode code = client.execute(new LinkByQr()).toCompletableFuture().get(20, TimeUnit.SECONDS);
        emulator.phone(ANN).scans(code.text()).get(20, TimeUnit.SECONDS);
        await().atMost(SOON).until(() -> client.status().isOnline());
    }

    @AfterEach
    void close() {
        client.close();
        stores.close();
    }

    @Test
    void aMediumThatThePhoneBringsAgainIsFetchedByTheEventAndByTheMessage() throws Exception {
        MessageReceived message = message(item());
        assertThat(bytes(client.fetch(message)
                        .toCompletableFuture()
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join()))
                .isEqualTo(BYTES);

        emulator.mmsShelf().clear();
        assertPending(message);
        assertPending(message);
        assertThat(emulator.multiDevice().mediaRetries()).containsExactly("3EB0AAAA");

        emulator.multiDevice().answerMediaRetry("3EB0AAAA", KEY, item().directPath());
        MediaRenewed renewed = (MediaRenewed) next();
        assertThat(renewed.id()).isEqualTo("3EB0AAAA");
        assertThat(renewed.from()).isEqualTo(BOB);
        assertThat(bytes(client.fetch(renewed.content())
                        .toCompletableFuture()
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join()))
                .isEqualTo(BYTES);
        assertThat(bytes(client.fetch(message)
                        .toCompletableFuture()
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join()))
                .isEqualTo(BYTES);
    }

    @Test
    void aMediumThatThePhoneDoesNotHaveIsLost() throws Exception {
        MessageReceived message = message(item());
        emulator.mmsShelf().clear();
        assertPending(message);

        emulator.multiDevice().refuseMediaRetry("3EB0AAAA");

        MediaLost lost = (MediaLost) next();
        assertThat(lost.reason()).contains("does not have it any more");
        assertThat(lost.id()).isEqualTo("3EB0AAAA");
    }

    @Test
    void theNextConnectionAsksAgain() throws Exception {
        MessageReceived message = message(item());
        emulator.mmsShelf().clear();
        assertPending(message);

        emulator.multiDevice().disconnectAll();

        awaitRequests(2);
        emulator.multiDevice().answerMediaRetry("3EB0AAAA", KEY, item().directPath());
        assertThat(bytes(client.fetch(((MediaRenewed) next()).content())
                        .toCompletableFuture()
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join()))
                .isEqualTo(BYTES);
    }

    @Test
    void theNextProcessAsksAgain() throws Exception {
        MessageReceived message = message(item());
        emulator.mmsShelf().clear();
        assertPending(message);
        awaitRequests(1);
        client.close();

        client = client();
        client.start();

        awaitRequests(2);
        emulator.multiDevice().answerMediaRetry("3EB0AAAA", KEY, item().directPath());
        MediaRenewed renewed = (MediaRenewed) next();
        assertThat(renewed.from()).isEqualTo(BOB);
        assertThat(bytes(client.fetch(renewed.content())
                        .toCompletableFuture()
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join()))
                .isEqualTo(BYTES);
    }

    private WhatsAppClient client() {
        AccountSettings settings = AccountSettings.builder("linked")
                .generation("multidevice")
                .servers(List.of(new ServerAddress(
                        "localhost", emulator.multiDevice().address().getPort())))
                .trusted(TrustedCertificates.ofPem(emulator.certificate().pem()))
                .linking(LinkingSettings.DEFAULT.withRoot(emulator.multiDevice().rootKey(), 0))
                .build();
        WhatsAppClient made = WhatsAppClient.builder(settings, stores).build();
        made.subscribe(new Subscription(
                        "test",
                        event -> event instanceof MediaRenewed || event instanceof MediaLost,
                        100,
                        RedeliveryPolicy.DEFAULT,
                        delivery -> {
                            events.add(delivery.event());
                            delivery.settle();
                        }))
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join()
                .resume();
        return made;
    }

    private void awaitRequests(int count) {
        await().atMost(SOON).until(() -> requests() == count);
    }

    private long requests() {
        return emulator.multiDevice().transcript().nodes(Transcript.Direction.RECEIVED, "receipt").stream()
                .filter(receipt -> receipt.attributes().is("type", "server-error"))
                .count();
    }

    private void assertPending(MessageReceived message) {
        assertThatThrownBy(() -> client.fetch(message)
                        .toCompletableFuture()
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join())
                .cause()
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PENDING));
        await().atMost(SOON).until(() -> !emulator.multiDevice().mediaRetries().isEmpty());
    }

    private Event next() throws InterruptedException {
        return events.poll(20, TimeUnit.SECONDS);
    }

    private MmsShelf.Item item() {
        return emulator.mmsShelf().put(FILE, "image", "none");
    }

    private static MessageReceived message(MmsShelf.Item item) {
        RemoteMedia media = new RemoteMedia(
                "",
                Optional.of(item.directPath()),
                Optional.empty(),
                Optional.of("image/jpeg"),
                Optional.of((long) BYTES.length),
                Optional.of(new Sha256(MediumCipher.hash(BYTES))),
                Optional.of(MediaSeal.of(new MediaKey(KEY), Optional.of(new Sha256(MediumCipher.hash(FILE))))));
        return new MessageReceived("3EB0AAAA", BOB, BOB, Optional.empty(), Instant.EPOCH, Origin.LIVE, Image.of(media));
    }

    private static byte[] bytes(FetchedMedia fetched) throws IOException {
        try (fetched;
                InputStream in = fetched.open()) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
