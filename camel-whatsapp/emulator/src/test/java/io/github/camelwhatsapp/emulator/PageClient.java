package io.github.camelwhatsapp.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.stream.Stream;

/** Does what curl does: asks the HTTP interface behind the phone page. */
final class PageClient {
    private static final JsonMapper JSON = new JsonMapper();

    private final URI page;
    private final HttpClient client = HttpClient.newHttpClient();

    PageClient(WhatsAppEmulator emulator) {
        page = emulator.page().orElseThrow();
    }

    /**
     * An answer.
     *
     * @param status its status
     * @param json its body; missing if it has none
     */
    record Reply(int status, JsonNode json) {
        /** The sentence of a refusal. */
        String error() {
            return json.path("error").asText();
        }
    }

    Reply get(String path) throws Exception {
        return send(request(path).GET());
    }

    Reply post(String path, String body) throws Exception {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    Reply delete(String path) throws Exception {
        return send(request(path).DELETE());
    }

    /** The lines of a stream of events. */
    Stream<String> stream(String path) throws Exception {
        return client.send(request(path).GET().build(), BodyHandlers.ofLines()).body();
    }

    /** The data of the next event with this name. */
    static JsonNode until(Iterator<String> lines, String event) throws IOException {
        while (!lines.next().equals("event: " + event)) {
            // Other events may come between.
        }
        return JSON.readTree(lines.next().substring("data: ".length()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(page.resolve("/api/" + path));
    }

    private Reply send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Reply(
                response.statusCode(),
                response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body()));
    }
}
