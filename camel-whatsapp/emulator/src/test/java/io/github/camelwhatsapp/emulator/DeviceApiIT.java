package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.wire.Node;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices are linked and unlinked over HTTP, as the phone page and programs do it. */
@Timeout(60)
class DeviceApiIT {
    private static final String ANN = "34600000001";

    private final WhatsAppEmulator emulator =
            WhatsAppEmulator.builder().pagePort(0).start();
    private final RawCompanion companion = new RawCompanion(emulator);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        companion.close();
        emulator.close();
    }

    @Test
    void linksByTheTextOfAQrCodeListsAndUnlinks() throws Exception {
        emulator.phone(ANN);
        companion.connect(companion.registration().build());
        String ref = companion
                .receive("iq")
                .child("pair-device")
                .orElseThrow()
                .children()
                .get(0)
                .text();
        CompletableFuture<HttpResponse<String>> linking =
                client.sendAsync(post("/devices", "{\"qr\": \"" + companion.qr(ref) + "\"}"), BodyHandlers.ofString());
        Node success = companion.receive("iq");
        companion.send(companion.sign(success));

        HttpResponse<String> linked = linking.get();
        assertThat(linked.statusCode()).isEqualTo(201);
        assertThat(json(linked).get("jid").textValue()).isEqualTo(ANN + ":1@s.whatsapp.net");
        assertThat(json(linked).get("name").textValue()).isEqualTo("Test rig");
        assertThat(json(send(request("/devices").GET().build()))).hasSize(1);
        assertThat(send(request("/devices/1").DELETE().build()).statusCode()).isEqualTo(204);
        assertThat(json(send(request("/devices").GET().build()))).isEmpty();
        assertThat(send(request("/devices/1").DELETE().build()).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWithASentence() throws Exception {
        emulator.phone(ANN);

        refused(400, "{\"qr\": \"hello\"}", "no QR code");
        refused(404, "{\"qr\": \"" + companion.qr("2@unknown") + "\"}", "No device waits");
        refused(404, "{\"code\": \"ABCD-EFGH\"}", "No device waits");
        refused(400, "{\"code\": \"0000\"}", "8 characters");
        refused(400, "{}", "either");
        refused(400, "{\"qr\": \"a\", \"code\": \"b\"}", "either");
    }

    private void refused(int status, String body, String sentence) throws Exception {
        HttpResponse<String> response = send(post("/devices", body));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).get("error").textValue()).contains(sentence);
    }

    private HttpRequest post(String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(emulator.page().orElseThrow().resolve("/api/phones/" + ANN + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new JsonMapper().readTree(response.body());
    }
}
