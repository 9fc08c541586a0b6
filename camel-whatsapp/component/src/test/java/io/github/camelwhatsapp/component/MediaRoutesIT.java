package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.junit.WhatsAppEmulatorExtension;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMedium;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Media in routes: when they are fetched, who shares them, and when they go. */
class MediaRoutesIT {
    @RegisterExtension
    static final WhatsAppEmulatorExtension WHATSAPP = new WhatsAppEmulatorExtension();

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String OWN = "34600000100";
    private static final String ANN = "34600000001";
    private static final byte[] PNG = "not really a picture".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path directory;

    private final WhatsAppEmulator emulator = WHATSAPP.emulator();
    private final List<Object> seen = new CopyOnWriteArrayList<>();
    private int downloadsBefore;
    private CamelContext context;
    private Phone ann;

    @BeforeEach
    void prepare() {
        downloadsBefore = emulator.media().counts().downloads();
        WhatsAppAccount account = new WhatsAppAccount();
        account.setGeneration("classic");
        account.setPhoneNumber(OWN);
        account.setPassword(emulator.account(OWN).password());
        account.setServers("127.0.0.1:" + emulator.classicAddress().getPort());
        account.setStorePath(directory.resolve("store").toString());
        account.setMediaPath(directory.resolve("media").toString());
        account.setTrustedCertificates(
                emulator.certificate().writeTo(directory.resolve("trusted.pem")).toString());
        account.setPacing(WhatsAppAccount.Pace.OFF);
        context = new DefaultCamelContext();
        context.addComponent("whatsapp-web", new WhatsAppComponent().addAccount("support", account));
        ann = emulator.phone(ANN).named("Ann").awaitOnline(SOON);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aBodyIsFetchedByTheFirstReadSharedByCopiesAndGoneWithTheExchange() throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support")
                        .routeId("in")
                        .process(exchange -> {
                            seen.add(downloads());
                            assertThat(exchange.getMessage().getBody()).isInstanceOf(StreamCache.class);
                            looked.await(10, TimeUnit.SECONDS);
                            seen.add(exchange.getMessage().getBody(byte[].class));
                            seen.add(downloads());
                        })
                        .multicast()
                        .parallelProcessing()
                        .to("direct:one", "direct:two");
                from("direct:one").routeId("one").process(exchange -> copied(exchange));
                from("direct:two").routeId("two").process(exchange -> copied(exchange));
            }
        });
        ann.sends(PhoneFile.of(PNG, "image/png").captioned("a map")).to(OWN);
        await().atMost(SOON).until(() -> seen.size() == 1);
        assertThat(files()).isZero();
        looked.countDown();

        await().atMost(SOON).until(() -> seen.size() == 5);
        assertThat(seen).containsExactly(0, PNG, 1, PNG, PNG);
        assertThat(downloads()).isEqualTo(1);
        await().atMost(SOON).until(() -> files() == 0);
    }

    private void copied(Exchange exchange) {
        assertThat(files()).isEqualTo(1);
        seen.add(exchange.getMessage().getBody(byte[].class));
    }

    @Test
    void whatNobodyReadsIsNeverFetched() throws Exception {
        start(seeing("whatsapp-web:support", "${header.CamelWhatsAppCaption} ${header.CamelWhatsAppContentLength}"));
        ann.sends(PhoneFile.of(PNG, "image/png").captioned("a map")).to(OWN);

        await().atMost(SOON).until(() -> seen.equals(List.of("a map " + PNG.length)));
        emulator.awaitSettled(OWN, SOON);
        assertThat(downloads()).isZero();
    }

    @Test
    void eagerMediaAreThereBeforeTheRouteGetsTheMessage() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support?media=eager").routeId("in").process(exchange -> {
                    seen.add(downloads());
                    seen.add(exchange.getMessage().getBody(String.class));
                });
            }
        });
        ann.sends(PhoneFile.of(PNG, "image/png")).to(OWN);

        await().atMost(SOON).until(() -> seen.size() == 2);
        assertThat(seen).containsExactly(1, new String(PNG, StandardCharsets.US_ASCII));
        await().atMost(SOON).until(() -> files() == 0);
    }

    @Test
    void withNoneTheBodyIsTheEventAndNothingIsFetched() throws Exception {
        start(seeing("whatsapp-web:support?media=none", "${body.content.kind} ${body.content.caption.get}"));
        ann.sends(PhoneFile.of(PNG, "image/png").captioned("a map")).to(OWN);

        await().atMost(SOON).until(() -> seen.equals(List.of("image a map")));
        assertThat(downloads()).isZero();
    }

    @Test
    void aRouteAnswersWithAMedium() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("whatsapp-web:support?exchangePattern=InOut")
                        .routeId("answers")
                        .convertBodyTo(byte[].class)
                        .setHeader(WhatsAppConstants.MEDIA_CAPTION, simple("Your ${header.CamelWhatsAppCaption}"));
            }
        });
        ann.sends(PhoneFile.of(PNG, "image/png").captioned("a map")).to(OWN);

        PhoneMessage answer = ann.awaitReceived("[image] Your a map", SOON);
        PhoneMedium medium = answer.medium().orElseThrow();
        assertThat(medium.kind()).isEqualTo(PhoneMedium.Kind.IMAGE);
        assertThat(medium.mimeType()).isEqualTo("image/png");
        assertThat(ann.fetches(answer).get(10, TimeUnit.SECONDS)).hasBinaryContent(PNG);
        await().atMost(SOON).until(() -> files() == 0);
    }

    private RouteBuilder seeing(String uri, String what) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .routeId("in")
                        .setBody(simple(what))
                        .process(exchange -> seen.add(exchange.getMessage().getBody(String.class)));
            }
        };
    }

    private void start(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
        emulator.awaitOnline(OWN, SOON);
    }

    private int downloads() {
        return emulator.media().counts().downloads() - downloadsBefore;
    }

    private long files() {
        try (Stream<Path> files = Files.walk(directory.resolve("media"))) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            return 0;
        }
    }
}
