package io.github.camelwhatsapp.emulator.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.emulator.phone.InMemoryServer;
import io.github.camelwhatsapp.emulator.phone.Phones;
import io.github.camelwhatsapp.time.VirtualTimeSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** The phone page over sockets, on servers in memory. */
@Timeout(60)
abstract class PageOverSockets {
    static final Duration SOON = Duration.ofSeconds(10);
    static final String ANN = "34123456789";
    static final String BOB = "34600000001";
    static final String GROUP = "34600000001-1400000000";

    final HttpClient client = HttpClient.newHttpClient();
    final InMemoryServer server = new InMemoryServer();
    final Phones phones = server.phones(new VirtualTimeSource());
    PhonePage page;

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

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(page.uri() + path)).timeout(Duration.ofSeconds(40));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return new JsonMapper().readTree(response.body());
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
