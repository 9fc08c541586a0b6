package io.github.camelwhatsapp.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.camelwhatsapp.component.WhatsApp;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.event.LinkingCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.whatsapp.access=read-only",
            "management.endpoint.health.show-details=always",
            "camel.component.whatsapp-web.accounts.desk.generation=multidevice",
            "camel.component.whatsapp-web.accounts.desk.store=memory",
            "camel.component.whatsapp-web.accounts.unused.generation=multidevice",
            "camel.component.whatsapp-web.accounts.unused.store=memory",
            "camel.component.whatsapp-web.ssl-bundles.desk=emulator"
        })
@DirtiesContext
class ActuatorIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final WhatsAppEmulator EMULATOR = WhatsAppEmulator.builder().start();

    @Autowired
    private CamelContext context;

    @Autowired
    private MeterRegistry meters;

    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void account(DynamicPropertyRegistry registry) {
        String account = "camel.component.whatsapp-web.accounts.desk.";
        registry.add(
                account + "servers",
                () -> "localhost:" + EMULATOR.multiDevice().address().getPort());
        registry.add(account + "root-key", () -> EMULATOR.multiDevice().rootKey());
        registry.add("spring.ssl.bundle.pem.emulator.truststore.certificate", () -> EMULATOR.certificate()
                .pem());
    }

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @Test
    void listsTheAccounts() throws Exception {
        assertThat(get("/actuator/whatsapp").body())
                .contains("\"account\":\"desk\"", "\"generation\":\"multidevice\"", "\"outbox\":0")
                .contains("\"account\":\"unused\"", "\"state\":\"CLOSED\"");
        assertThat(get("/actuator/whatsapp/desk").body()).contains("\"account\":\"desk\"");
        assertThat(get("/actuator/whatsapp/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void showsTheLinkingCodeAsAPicture() throws Exception {
        assertThat(get("/actuator/whatsapp/unused/code").statusCode()).isEqualTo(404);
        context.createFluentProducerTemplate()
                .to("whatsapp-web:desk?operation=linkByQr")
                .request();
        await().atMost(SOON).until(() -> WhatsApp.linkingCode(context, "desk").isPresent());
        LinkingCode code = WhatsApp.linkingCode(context, "desk").orElseThrow();
        HttpResponse<byte[]> picture = HttpClient.newHttpClient()
                .send(request("/actuator/whatsapp/desk/code"), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(picture.headers().firstValue("content-type")).hasValue("image/png");
        assertThat(read(picture.body())).isEqualTo(code.text());
    }

    @Test
    void metersShowTheAccounts() throws Exception {
        assertThat(meters.get("whatsapp.online").tag("account", "desk").gauge().value())
                .isZero();
        assertThat(meters.get("whatsapp.outbox").tag("account", "desk").gauge().value())
                .isZero();
        assertThat(get("/actuator/metrics/whatsapp.inbox.parked").body()).contains("\"VALUE\"", "\"desk\"");
    }

    @Test
    void healthTellsOfTheAccount() throws Exception {
        assertThat(get("/actuator/health").body()).contains("camelHealth");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient().send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
    }

    /** As a drawing, not as a photograph: in one of fifty the reader does not find the code's corners. */
    private static String read(byte[] png) throws Exception {
        BufferedImage image = image(png);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Configuration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder news() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("whatsapp-web:desk?events=linking").routeId("linking").log("${body}");
                }
            };
        }
    }
}
