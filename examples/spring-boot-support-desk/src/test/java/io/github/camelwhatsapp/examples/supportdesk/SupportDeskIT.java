package io.github.camelwhatsapp.examples.supportdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.Tick;
import io.github.camelwhatsapp.starter.test.EmulatedWhatsApp;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "desk.emulator=false",
            "camel.component.whatsapp-web.accounts.desk.phone-number=34600000001",
            "camel.component.whatsapp-web.accounts.desk.store=memory"
        })
@EmulatedWhatsApp
@DirtiesContext
class SupportDeskIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DESK = "34600000001";

    @TempDir
    private static Path data;

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private WhatsAppEmulator emulator;

    @Value("${local.server.port}")
    private int port;

    private Phone ann;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry registry) {
        registry.add("desk.data", data::toString);
    }

    @BeforeEach
    void ann() {
        ann = emulator.phone("34123456789").named("Ann").awaitOnline(SOON);
        emulator.multiDevice().awaitOnline(DESK, 1, SOON);
    }

    @Test
    void staffAnswerOnThePageAndSeeHowFarItHasCome() throws Exception {
        PhoneMessage question = ann.sends("Where is my parcel?").to(DESK);
        JsonNode chat = awaitChat("Where is my parcel?");
        assertThat(chat.get("name").asText()).isEqualTo("Ann");
        assertThat(chat.get("unread").asInt()).isEqualTo(1);

        String path = path(chat);
        post(path + "/read", "");
        ann.awaitTick(question, Tick.READ, SOON);
        post(path, "{\"author\":\"Carol\",\"text\":\"On its way.\"}");
        ann.awaitReceived("On its way.", SOON);
        ann.reads(DESK);

        await().atMost(SOON).until(() -> last(path).get("tick").asText().equals("READ"));
        assertThat(last(path).get("author").asText()).isEqualTo("Carol");
        assertThat(get("/api/chats"))
                .noneMatch(other -> other.get("name").asText().equals("Ann")
                        && other.get("unread").asInt() > 0);
    }

    @Test
    void picturesAreShownAndFilesAreSent() throws Exception {
        Phone bob = emulator.phone("34123456780").named("Bob").awaitOnline(SOON);
        byte[] picture = "not much of a picture".getBytes(StandardCharsets.US_ASCII);
        bob.sends(PhoneFile.of(picture, "image/png").captioned("this arrived")).to(DESK);
        String path = path(awaitChat("this arrived"));
        JsonNode shown = last(path);
        HttpResponse<byte[]> file = http.send(
                request("/api/files/" + shown.get("file").asText() + "?type=image/png")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.body()).isEqualTo(picture);
        assertThat(file.headers().firstValue("content-type")).hasValue("image/png");

        http.send(
                request(path)
                        .header("X-Desk", "1")
                        .header("Content-Type", "multipart/form-data; boundary=cut")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        """
                                --cut\r
                                Content-Disposition: form-data; name="author"\r
                                \r
                                Carol\r
                                --cut\r
                                Content-Disposition: form-data; name="text"\r
                                \r
                                \r
                                --cut\r
                                Content-Disposition: form-data; name="file"; filename="label.pdf"\r
                                Content-Type: application/pdf\r
                                \r
                                %PDF-1.4 a label\r
                                --cut--\r
                                """))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        PhoneMessage sent = bob.awaitReceived(message -> message.medium().isPresent(), SOON);
        assertThat(sent.medium().orElseThrow().fileName()).isEqualTo("label.pdf");
        assertThat(Files.readString(bob.fetches(sent).get(30, TimeUnit.SECONDS)))
                .isEqualTo("%PDF-1.4 a label");
    }

    @Test
    void noOtherSiteCanAnswer() throws Exception {
        HttpResponse<Void> answer = http.send(
                request("/api/chats/x")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void noNameLeadsOutOfTheFolder() throws Exception {
        assertThat(status("/api/files/..%2Fdesk.db")).isBetween(400, 404);
        assertThat(status("/api/files/none")).isEqualTo(404);
    }

    @Test
    void thePageAndActuatorAreThere() throws Exception {
        assertThat(http.send(request("/").build(), HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("Support desk");
        assertThat(get("/api/account").get("online").asBoolean()).isTrue();
        assertThat(get("/actuator/whatsapp").toString()).contains("\"account\":\"desk\"", "ONLINE");
        assertThat(get("/actuator/health").get("status").asText()).isEqualTo("UP");
    }

    private JsonNode awaitChat(String last) {
        return await().atMost(SOON).until(() -> get("/api/chats").path(0), chat -> chat.path("last")
                .asText()
                .equals(last));
    }

    private JsonNode last(String path) throws Exception {
        JsonNode lines = get(path);
        return lines.get(lines.size() - 1);
    }

    private static String path(JsonNode chat) {
        return "/api/chats/" + URLEncoder.encode(chat.get("chat").asText(), StandardCharsets.UTF_8);
    }

    private JsonNode get(String path) throws Exception {
        return new JsonMapper()
                .readTree(http.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private int status(String path) throws Exception {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void post(String path, String json) throws Exception {
        HttpResponse<Void> answer = http.send(
                request(path)
                        .header("X-Desk", "1")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
