package io.github.camelwhatsapp.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.emulator.phone.PhoneFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartIT {
    private static final String BOT = "34600000001";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration STARTED = Duration.ofMinutes(2);
    private static final Pattern PAGE = Pattern.compile("Phone page: (http://[^/]+)/phones/34123456789#");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"multidevice", "classic"})
    void greetsAnswersEchoesAndKeepsTheConversation(String generation) throws Exception {
        chat(generation);
        Path file = folder.resolve("conversations").resolve("34123456789.txt");
        await().until(() -> Files.exists(file));
        assertThat(Files.readString(file)).contains("Ann: hi", "bot: Hello Ann!", "bot: You said: anything else");
    }

    @Test
    void startsAgainWithWhatItHasKept() throws Exception {
        chat("multidevice");
        chat("multidevice");
        assertThat(Files.readString(folder.resolve("conversations").resolve("34123456789.txt")))
                .containsSubsequence("Ann: hi", "Ann: anything else", "Ann: hi", "Ann: anything else");
    }

    @Test
    void theSwitchInItsFileSaysMultidevice() throws Exception {
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start()) {
            Main main = Quickstart.camel(emulator, () -> {});
            main.addOverrideProperty("conversations", folder.toString());
            main.addOverrideProperty(
                    "camel.component.whatsapp-web.accounts[bot].storePath",
                    folder.resolve("store").toString());
            main.start();
            try {
                await().atMost(SOON)
                        .until(() -> emulator.phone(BOT).linkedDevices().size() == 1);
            } finally {
                main.stop();
            }
        }
    }

    @Test
    void answersWhenItIsStartedAsAPersonStartsIt() throws Exception {
        Path said = folder.resolve("said.txt");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dpage.port=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Quickstart.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            await().atMost(STARTED).until(() -> Files.readString(said).contains("Stop with Ctrl+C"));
            Matcher page = PAGE.matcher(Files.readString(said));
            assertThat(page.find()).isTrue();
            URI ann = URI.create(page.group(1) + "/api/phones/34123456789/");
            assertThat(call(HttpRequest.newBuilder(ann.resolve("to/" + BOT)).POST(BodyPublishers.ofString("hi"))))
                    .contains("\"hi\"");
            assertThat(call(HttpRequest.newBuilder(ann.resolve("messages?wait=20"))))
                    .contains("Hello Ann!");
            assertThat(folder.resolve("data").resolve("conversations").resolve("34123456789.txt"))
                    .content()
                    .contains("Ann: hi");
        } finally {
            program.destroy();
            program.onExit().get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static String call(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }

    private void chat(String generation) throws Exception {
        CompletableFuture<Boolean> online = new CompletableFuture<>();
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start()) {
            Main main = Quickstart.camel(emulator, () -> online.complete(true));
            main.addOverrideProperty("generation", generation);
            main.addOverrideProperty(
                    "conversations", folder.resolve("conversations").toString());
            main.addOverrideProperty(
                    "camel.component.whatsapp-web.accounts[bot].storePath",
                    folder.resolve("store").toString());
            main.start();
            try {
                Phone ann = emulator.phone("34123456789").named("Ann");
                online.get(SOON.toSeconds(), TimeUnit.SECONDS);

                ann.sends("hi").to(BOT);
                ann.awaitReceived(message -> message.text().startsWith("Hello Ann!"), SOON);
                ann.sends("hours").to(BOT);
                ann.awaitReceived(message -> message.text().contains("9 to 17"), SOON);
                ann.sends("anything else").to(BOT);
                ann.awaitReceived("You said: anything else", SOON);
                ann.sends(PhoneFile.of(new byte[] {1, 2, 3}, "application/pdf").named("notes.pdf"))
                        .to(BOT);
                ann.awaitReceived("Thank you for the document. I read texts only.", SOON);
                assertThat(emulator.phone(BOT).linkedDevices()).hasSize(generation.equals("multidevice") ? 1 : 0);
            } finally {
                main.stop();
            }
            assertThat(emulator.ledgers().complaints()).isEmpty();
        }
    }
}
