package io.github.camelwhatsapp.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The media host has places for many connections at a time, and whoever finds none is served later and not forgotten. */
class MediaPlacesIT {
    private static final int PLACES = 256;

    @Test
    void servesWhoeverCameWhenAllPlacesWereTakenOnceOneIsFree() throws Exception {
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start()) {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(emulator.certificate().trustingContext())
                    .build();
            URI nothing =
                    URI.create("https://localhost:" + emulator.media().address().getPort() + "/nothing-here");
            HttpRequest request = HttpRequest.newBuilder(nothing).build();
            List<Socket> silent = new ArrayList<>();
            CompletableFuture<HttpResponse<Void>> answer;
            try {
                for (int i = 0; i < PLACES; i++) {
                    silent.add(new Socket(
                            emulator.media().address().getAddress(),
                            emulator.media().address().getPort()));
                }
                answer = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
                assertThat(answer).isNotDone();
            } finally {
                close(silent);
            }
            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isBetween(400, 499);
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
