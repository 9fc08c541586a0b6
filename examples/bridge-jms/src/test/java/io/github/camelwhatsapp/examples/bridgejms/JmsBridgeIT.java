package io.github.camelwhatsapp.examples.bridgejms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.main.Main;
import org.apache.camel.spi.InterceptStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmsBridgeIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ANN = "34123456789";
    private static final String ACCOUNT = "camel.component.whatsapp-web.accounts[support].";

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();
    private final AtomicInteger deliveries = new AtomicInteger();
    private Broker broker;
    private Desk desk;
    private Main main;
    private Phone ann;
    private volatile boolean broken;

    @TempDir
    private Path directory;

    @BeforeEach
    void prepare() throws Exception {
        broker = Broker.start();
        desk = Desk.open(broker.connections());
        ann = emulator.phone(ANN).named("Ann").awaitOnline(SOON);
        start();
    }

    @AfterEach
    void stop() throws Exception {
        main.stop();
        desk.close();
        broker.close();
        assertThat(emulator.ledgers().complaints()).isEmpty();
        emulator.close();
    }

    @Test
    void anAnswerFromTheQueueReachesTheRightChatAndQuotesWhatItAnswers() {
        Phone bob = emulator.phone("34123456780").named("Bob").awaitOnline(SOON);
        ann.sends("Is my bike ready?").to(BridgeJms.SUPPORT);
        ann.awaitReceived("Case 1: we have 'Is my bike ready?' and will see to it.", SOON);
        bob.sends("And mine?").to(BridgeJms.SUPPORT);
        bob.awaitReceived("Case 2: we have 'And mine?' and will see to it.", SOON);
        assertThat(ann.received()).hasSize(1);
        assertThat(bob.received()).hasSize(1);
    }

    @Test
    void aPictureGoesThroughTheQueue() {
        ann.sends(PhoneFile.of(new byte[1234], "image/png").captioned("the brake"))
                .to(BridgeJms.SUPPORT);
        ann.awaitReceived("Case 1: we have a file of 1234 bytes and will see to it.", SOON);
    }

    @Test
    void aFileBecomesAMessage() throws Exception {
        put(
                "1.json",
                "{\"version\": 1, \"headers\": {\"CamelWhatsAppTo\": \"" + ANN
                        + "\"}, \"body\": \"Your bike is ready.\"}");
        ann.awaitReceived("Your bike is ready.", SOON);
    }

    @Test
    void whatCanNeverBeSentIsDeadAtOnce() throws Exception {
        put("1.json", "not a document");
        put("2.json", "{\"version\": 1, \"headers\": {\"CamelWhatsAppTo\": \"nobody\"}, \"body\": \"hello\"}");
        await().atMost(SOON).until(() -> dead().size() == 2);
        assertThat(dead()).anyMatch("not a document"::equals).anyMatch(text -> text.contains("\"nobody\""));
        assertThat(broker.waiting("outbox")).isZero();
    }

    @Test
    void whatTheDeskCannotHandleIsDeadAfterTheThirdTime() {
        ann.sends("fail").to(BridgeJms.SUPPORT);
        await().atMost(SOON).until(() -> dead().size() == 1);
        assertThat(dead().get(0)).contains("\"body\":\"fail\"");
        ann.sends("and now?").to(BridgeJms.SUPPORT);
        ann.awaitReceived("Case 1: we have 'and now?' and will see to it.", SOON);
    }

    @Test
    void sendsAMessageOnceThatTheBrokerDeliversAgainAfterAFailure() throws Exception {
        broken = true;
        put("1.json", message("hello"));
        await().atMost(SOON).until(() -> deliveries.get() >= 2);
        broken = false;
        put("2.json", message("next"));

        ann.awaitReceived("next", SOON);
        assertThat(ann.received()).extracting(PhoneMessage::text).containsExactly("hello", "next");
    }

    @Test
    void sendsAMessageOnceThatTheBrokerDeliversAgainAfterARestart() throws Exception {
        broken = true;
        put("1.json", message("hello"));
        await().atMost(SOON).until(() -> deliveries.get() >= 1);
        main.stop();
        int before = deliveries.get();
        broken = false;
        start();
        await().atMost(SOON).until(() -> deliveries.get() > before);
        put("2.json", message("next"));

        ann.awaitReceived("next", SOON);
        assertThat(ann.received()).extracting(PhoneMessage::text).containsExactly("hello", "next");
    }

    private static String message(String text) {
        return "{\"version\": 1, \"headers\": {\"CamelWhatsAppTo\": \"" + ANN + "\"}, \"body\": \"" + text + "\"}";
    }

    /** Complete before the route can see it. */
    private void put(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        Files.move(file, Files.createDirectories(directory.resolve("outbox")).resolve(name));
    }

    private List<String> dead() {
        Path folder = directory.resolve("dead");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(JmsBridgeIT::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() throws Exception {
        main = BridgeJms.camel(emulator, broker, () -> {});
        main.addOverrideProperty(ACCOUNT + "store", "file");
        main.addOverrideProperty(
                ACCOUNT + "storePath", directory.resolve("store").toString());
        main.addOverrideProperty(
                "camel.component.whatsapp-web.bridgeMediaDirectory",
                directory.resolve("media").toString());
        main.addOverrideProperty("outbox.files", directory.resolve("outbox").toString());
        main.addOverrideProperty("dead.files", directory.resolve("dead").toString());
        main.bind("breaks", (InterceptStrategy) this::breaking);
        main.start();
        emulator.multiDevice().awaitOnline(BridgeJms.SUPPORT, 1, SOON);
    }

    /** Fails the step behind the send, on demand. */
    private Processor breaking(CamelContext context, NamedNode step, Processor target, Processor next) {
        if (!"sent".equals(step.getId())) {
            return target;
        }
        return exchange -> {
            deliveries.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("on purpose, after the message was sent");
            }
            target.process(exchange);
        };
    }
}
