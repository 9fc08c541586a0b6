package io.github.camelwhatsapp.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartIT {
    private static final String BOT = "34600000001";
    private static final Duration SOON = Duration.ofSeconds(20);

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
                assertThat(emulator.phone(BOT).linkedDevices()).hasSize(generation.equals("multidevice") ? 1 : 0);
            } finally {
                main.stop();
            }
            assertThat(emulator.ledgers().complaints()).isEmpty();
        }
    }
}
