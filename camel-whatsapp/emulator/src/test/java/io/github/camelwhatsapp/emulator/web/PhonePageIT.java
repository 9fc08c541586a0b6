package io.github.camelwhatsapp.emulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.emulator.phone.InMemoryServer;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneMessage;
import io.github.camelwhatsapp.emulator.phone.PhoneStatus;
import io.github.camelwhatsapp.emulator.phone.Phones;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and its HTTP interface, over sockets. */
@Timeout(60)
class PhonePageIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ANN = "34123456789";
    private static final String BOB = "34600000001";
    private static final String GROUP = "34600000001-1400000000";

    private final HttpClient client = HttpClient.newHttpClient();
    private final InMemoryServer server = new InMemoryServer();
    private final Phones phones = server.phones(new VirtualTimeSource());
    private PhonePage page;

    @BeforeEach
    void start() {
        PhoneDirectory directory = new FixedDirectory(
                List.of(new PhoneDirectory.Account(BOB, "Support", true)),
                List.of(new PhoneDirectory.Group(GROUP, "Walk", List.of(ANN, BOB))),
                Map.of(BOB, "Support", GROUP, "Walk"));
        page = PhonePage.start(phones, directory, TestWorkshop.EMPTY, 0);
    }

    @AfterEach
    void stop() {
        page.close();
        phones.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', text/html",
        "phones/34123456789, text/html",
        "assets/page.css, text/css",
        "assets/page.js, text/javascript",
        "assets/api.js, text/javascript",
        "assets/dom.js, text/javascript",
        "assets/time.js, text/javascript",
        "assets/desk.js, text/javascript",
        "assets/phone.js, text/javascript",
        "assets/chats.js, text/javascript",
        "assets/attach.js, text/javascript",
        "assets/media.js, text/javascript",
        "assets/conversation.js, text/javascript",
        "assets/icon.svg, image/svg+xml"
    })
    void servesThePageWithAStrictPolicy(String path, String type) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isNotEmpty();
        assertThat(header(response, "Content-Type")).startsWith(type);
        assertThat(header(response, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(response, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "assets/",
                "assets/PhonePage.class",
                "assets/../page.html",
                "phones/1/2",
                "api/x",
                "api/phones/1/2/3/4"
            })
    void answers404WithASentenceWhereThereIsNothing(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response)).contains("There is nothing at this address");
    }

    @Test
    void sendsAMessageFromAPhoneThatItMakes() throws Exception {
        Phone bob = phones.phone(BOB);
        String text = "<script>alert('no')</script> \"&\" 🎉 שלום";

        HttpResponse<String> response = post(
                "api/phones/" + ANN + "/messages", "{\"to\": \"+34 600 000 001\", \"text\": " + quoted(text) + "}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(json(response).get("text").textValue()).isEqualTo(text);
        assertThat(json(response).get("direction").textValue()).isEqualTo("out");
        assertThat(header(response, "Content-Type")).startsWith("application/json");
        assertThat(bob.awaitReceived(text, SOON).author()).isEqualTo(ANN);
    }

    @Test
    void sendsTheWholeBodyAsTheTextForASimpleCurl() throws Exception {
        Phone bob = phones.phone(BOB);

        HttpResponse<String> response = send(request("api/phones/" + ANN + "/to/" + BOB)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("1 + 1 = 2 & %41")));

        assertThat(response.statusCode()).isEqualTo(201);
        bob.awaitReceived("1 + 1 = 2 & %41", SOON);
    }

    @Test
    void waitsForTheAnswerToThePhonesOwnLastMessage() throws Exception {
        Phone bob = phones.phone(BOB);
        Phone ann = phones.phone(ANN);
        bob.sends("from before").to(ANN);
        ann.awaitReceived("from before", SOON);
        post("api/phones/" + ANN + "/messages", "{\"to\": \"" + BOB + "\", \"text\": \"hello\"}");
        CompletableFuture<HttpResponse<String>> waiting = client.sendAsync(
                request("api/phones/" + ANN + "/messages?wait=30").GET().build(), BodyHandlers.ofString());

        bob.awaitReceived("hello", SOON);
        bob.sends("welcome").to(ANN);

        JsonNode answers = json(waiting.get(SOON.toSeconds(), TimeUnit.SECONDS));
        assertThat(answers.findValuesAsText("text")).containsExactly("welcome");
        assertThat(answers.get(0).get("authorName").textValue()).isEqualTo("Support");
        assertThat(answers.get(0).get("at").textValue()).isEqualTo("2016-07-01T00:00:00Z");
    }

    @Test
    void answersWithNothingWhenNothingComesInTime() throws Exception {
        phones.phone(ANN).sends("hello").to(BOB);

        assertThat(json(get("api/phones/" + ANN + "/messages?wait=1"))).isEmpty();
    }

    @Test
    void listsTheMessagesOfAChatAfterAKnownOne() throws Exception {
        Phone ann = phones.phone(ANN);
        PhoneMessage first = ann.sends("one").to(BOB);
        ann.sends("elsewhere").to("34999999999");
        ann.sends("two").to(BOB);
        ann.sends("three").to(BOB);
        String messages = "api/phones/" + ANN + "/messages?chat=" + BOB;

        assertThat(texts(messages)).containsExactly("one", "two", "three");
        assertThat(texts(messages + "&after=" + first.id())).containsExactly("two", "three");
        assertThat(texts(messages + "&limit=1")).containsExactly("three");
        assertThat(texts("api/phones/" + ANN + "/messages")).containsExactly("one", "elsewhere", "two", "three");
        assertThat(get(messages + "&after=unknown").statusCode()).isEqualTo(400);
    }

    @Test
    void showsAPhoneItsChatsAndTheDirectory() throws Exception {
        Phone ann = phones.phone(ANN).named("Ann");
        phones.phone(BOB).sends("hello").to(ANN);
        ann.awaitReceived("hello", SOON);

        JsonNode phone = json(get("api/phones/" + ANN));
        assertThat(phone.get("name").textValue()).isEqualTo("Ann");
        assertThat(phone.get("state").textValue()).isEqualTo("online");
        assertThat(phone.get("unread").intValue()).isEqualTo(1);
        assertThat(phone.get("chats").get(0).get("id").textValue()).isEqualTo(BOB);
        assertThat(phone.get("chats").get(0).get("last").get("text").textValue())
                .isEqualTo("hello");
        assertThat(json(get("api/phones")).findValuesAsText("number")).containsExactly(ANN, BOB);
        JsonNode directory = json(get("api/directory"));
        assertThat(directory.get("accounts").get(0).get("name").textValue()).isEqualTo("Support");
        assertThat(directory.get("groups").get(0).get("members")).hasSize(2);
    }

    @Test
    void doesWhatAPersonDoesWithAPhone() throws Exception {
        Phone bob = phones.phone(BOB);
        assertThat(post("api/phones", "{\"number\": \"+34 123 456 789\", \"name\": \"Ann\"}")
                        .statusCode())
                .isEqualTo(201);
        Phone ann = phones.find(ANN).orElseThrow();
        assertThat(post("api/phones/" + ANN + "/name", "{\"name\": \"Anna\"}").statusCode())
                .isEqualTo(204);
        assertThat(ann.name()).isEqualTo("Anna");

        assertThat(post("api/phones/" + ANN + "/chats", "{\"chat\": \"" + BOB + "\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(post("api/phones/" + ANN + "/typing", "{\"to\": \"" + BOB + "\", \"state\": \"composing\"}")
                        .statusCode())
                .isEqualTo(204);
        bob.await("typing", phone -> Optional.of(phone.chat(ANN)).filter(chat -> chat.isTyping()), SOON);
        bob.sends("hello").to(ANN);
        ann.awaitReceived("hello", SOON);
        assertThat(post("api/phones/" + ANN + "/read", "{\"chat\": \"" + BOB + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(ann.chat(BOB).unread()).isZero();
        assertThat(post("api/phones/" + ANN + "/offline", "{}").statusCode()).isEqualTo(204);
        state(ann, PhoneStatus.State.OFFLINE);
        HttpResponse<String> bare =
                send(request("api/phones/" + ANN + "/online").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(bare.statusCode()).isEqualTo(204);
        state(ann, PhoneStatus.State.ONLINE);
    }

    private static void state(Phone phone, PhoneStatus.State expected) {
        phone.await(expected.name(), now -> Optional.of(now.status().state()).filter(expected::equals), SOON);
    }

    @Test
    void streamsASnapshotAndThenEachEvent() throws Exception {
        Phone ann = phones.phone(ANN).awaitOnline(SOON);
        HttpResponse<Stream<String>> response =
                client.send(request("api/phones/" + ANN + "/events").GET().build(), BodyHandlers.ofLines());
        assertThat(header(response, "Content-Type")).startsWith("text/event-stream");

        try (Stream<String> lines = response.body()) {
            Iterator<String> events = lines.iterator();
            assertThat(until(events, "event: snapshot")).contains("\"number\":\"34123456789\"");
            ann.sends("line one\nline two").to(BOB);
            assertThat(until(events, "event: added")).contains("line one\\nline two");
            assertThat(until(events, "event: chat")).contains("\"id\":\"" + BOB + "\"");
            assertThat(until(events, "event: ticked")).contains("\"tick\":\"sent\"");
        }
    }

    private static String until(Iterator<String> lines, String event) {
        while (!lines.next().equals(event)) {
            // Other events may come between.
        }
        return lines.next();
    }

    @Test
    void endsStreamsAndWaitingRequestsWhenItIsClosed() throws Exception {
        phones.phone(ANN);
        HttpResponse<Stream<String>> stream =
                client.send(request("api/phones/" + ANN + "/events").GET().build(), BodyHandlers.ofLines());

        page.close();

        CompletableFuture<Long> end = CompletableFuture.supplyAsync(() -> {
            try (Stream<String> lines = stream.body()) {
                return lines.count();
            } catch (UncheckedIOException e) {
                return 0L;
            }
        });
        assertThat(end).succeedsWithin(SOON);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://example.org",
        "Origin, null",
        "Origin, http://localhost:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void refusesWhatAnotherPageCauses(String name, String value) throws Exception {
        HttpResponse<String> post = send(request("api/phones")
                .header(name, value)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"number\": \"" + ANN + "\"}")));
        HttpResponse<String> simple = send(request("api/phones/" + ANN + "/to/" + BOB)
                .header(name, value)
                .POST(HttpRequest.BodyPublishers.ofString("hello")));

        assertThat(List.of(post.statusCode(), simple.statusCode())).containsOnly(403);
        assertThat(error(post)).contains("Another web page");
        assertThat(send(request("api/phones").header(name, value).GET()).statusCode())
                .isEqualTo(403);
        assertThat(phones.all()).isEmpty();
    }

    @Test
    void takesWhatThePageItselfSends() throws Exception {
        String origin = "http://" + page.uri().getAuthority();

        HttpResponse<String> response = send(request("api/phones")
                .header("Origin", origin)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString("{\"number\": \"" + ANN + "\"}")));

        assertThat(response.statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "Host: example.org, 403",
        "Host: 127.0.0.1.example.org, 403",
        "Host: localhost.example.org:80, 403",
        "X-Nothing: 1, 403",
        "Host: localhost:8080, 200",
        "Host: 127.0.0.1, 200",
        "Host: [::1]:8080, 200"
    })
    void answersOnlyToNamesOfLoopback(String header, int status) throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), page.uri().getPort())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(reader.readLine()).startsWith("HTTP/1.1 " + status);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api/phones | {\"number\": \"12ab\"} | 5 to 15 digits that begin with the country code",
                "api/phones | {} | needs the text 'number'",
                "api/phones | {\"number\": 34123456789} | JSON object of the texts number, name",
                "api/phones | {\"number\": \"34123456789\", \"x\": \"1\"} | JSON object of the texts number, name",
                "api/phones | {\"number\": \"1\", \"number\": \"2\"} | no JSON",
                "api/phones | [] | must be a JSON object",
                "api/phones | {\"number\": | no JSON",
                "api/phones | {} {} | no JSON",
                "api/phones/34123456789/messages | {\"to\": \"nobody\", \"text\": \"x\"} | 'nobody' is no chat",
                "api/phones/34123456789/messages | {\"to\": \"34600000001\"} | needs the text 'text'",
                "api/phones/34123456789/messages | {\"to\": \"34600000001\", \"text\": \"\"} | 1 to 65536 characters",
                "api/phones/34123456789/typing | {\"to\": \"34600000001\", \"state\": \"x\"} | composing or paused",
                "api/phones/abc/messages | {\"to\": \"34600000001\", \"text\": \"x\"} | 'abc' is no phone number"
            })
    void refusesBadInputWithASentence(String path, String body, String sentence) throws Exception {
        HttpResponse<String> response = post(path, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response)).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "api/phones/34123456789/messages?wait=31, wait must be a whole number from 0 to 30",
        "api/phones/34123456789/messages?wait=-1, wait must be a whole number from 0 to 30",
        "api/phones/34123456789/messages?limit=0, limit must be a whole number from 1 to 2000",
        "api/phones/34123456789/messages?chat=x, 'x' is no chat"
    })
    void refusesBadParametersWithASentence(String path, String sentence) throws Exception {
        phones.phone(ANN);

        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response)).contains(sentence);
    }

    @Test
    void saysHowToMakeAPhoneThatIsNotThere() throws Exception {
        HttpResponse<String> response = get("api/phones/" + ANN + "/messages");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response)).contains("There is no phone 34123456789 yet");
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        String text = "x".repeat(ApiRequest.MAX_BODY);

        HttpResponse<String> response =
                post("api/phones/" + ANN + "/messages", "{\"to\": \"1\", \"text\": \"" + text + "\"}");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(error(response)).contains("524288 bytes are allowed");
    }

    @Test
    void refusesABodyThatIsNotSaidToBeJson() throws Exception {
        HttpResponse<String> response = send(request("api/phones")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"number\": \"" + ANN + "\"}")));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(error(response)).contains("Content-Type: application/json");
    }

    @Test
    void namesTheMethodsThatAnAddressTakes() throws Exception {
        HttpResponse<String> response =
                send(request("api/phones/" + ANN + "/messages").DELETE());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "Allow")).isEqualTo("GET, POST");
        assertThat(send(request("").DELETE()).statusCode()).isEqualTo(405);
    }

    private List<String> texts(String path) throws Exception {
        return json(get(path)).findValuesAsText("text");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(page.uri() + path)).timeout(Duration.ofSeconds(40));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new JsonMapper().readTree(response.body());
    }

    private static String error(HttpResponse<String> response) throws IOException {
        return json(response).get("error").textValue();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String quoted(String text) throws IOException {
        return new JsonMapper().writeValueAsString(text);
    }
}
