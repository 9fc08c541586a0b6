package io.github.camelwhatsapp.emulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page serves and under which policy, and what it refuses, each time with a sentence. */
class PageStrictnessIT extends PageOverSockets {
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

    private static String error(HttpResponse<String> response) throws IOException {
        return json(response).get("error").textValue();
    }
}
