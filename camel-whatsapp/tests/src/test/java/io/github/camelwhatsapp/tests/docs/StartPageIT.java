package io.github.camelwhatsapp.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the page for the first five minutes says: its program with its route and its account, played over HTTP. */
class StartPageIT {
    private static final Page PAGE = Page.of("start.md");

    @TempDir
    private Path data;

    @Test
    void theProgramOfThePageAnswers() throws Exception {
        int port = freePort();
        String program = only("java").replace("8088", Integer.toString(port));
        try (Compiled compiled = new Compiled(Map.of("Hello", program))) {
            Files.writeString(compiled.directory().resolve("hello.camel.yaml"), only("yaml"));
            // It ends by itself when it has answered twice: while the first answer is fetched it is there for sure.
            Files.writeString(
                    compiled.directory().resolve("application.properties"),
                    only("properties").replace("= data", "= " + data) + "camel.main.durationMaxMessages = 2\n");
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> run(compiled));

            URI phone = URI.create("http://127.0.0.1:" + port + "/api/phones/34123456789/");
            // Who writes before the program has made the account writes to nobody: so once more.
            await().atMost(World.SOON)
                    .ignoreExceptions()
                    .until(() -> send(phone) / 100 == 2 && answer(phone).contains("Hello Ann, you said: good morning"));
            await().atMost(World.SOON).ignoreExceptions().until(() -> run.isDone() || send(phone) / 100 != 2);
            run.get(World.SOON.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static void run(Compiled compiled) {
        try {
            Class<?> program = compiled.type("Hello");
            Thread.currentThread().setContextClassLoader(program.getClassLoader());
            program.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int send(URI phone) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(phone.resolve("to/34600000001"))
                .POST(HttpRequest.BodyPublishers.ofString("good morning"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    private static String answer(URI phone) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(phone.resolve("messages?wait=5")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static String only(String language) {
        assertThat(PAGE.in(language)).as("blocks in " + language).hasSize(1);
        return PAGE.in(language).get(0).text();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
