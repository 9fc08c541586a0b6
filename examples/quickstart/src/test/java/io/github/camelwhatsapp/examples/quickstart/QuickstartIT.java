package io.github.camelwhatsapp.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartIT {
    private static final String BOT = "34600000001";

    @Test
    void greetsAnswersEchoesAndKeepsTheConversation(@TempDir Path folder) throws Exception {
        try (WhatsAppEmulator emulator = WhatsAppEmulator.builder().start()) {
            Main main = Quickstart.camel(emulator);
            main.addOverrideProperty(
                    "conversations", folder.resolve("conversations").toString());
            main.addOverrideProperty(
                    "camel.component.whatsapp-web.accounts[bot].storePath",
                    folder.resolve("store").toString());
            main.start();
            try {
                Phone ann = emulator.phone("34123456789").named("Ann");

                ann.sends("hi").to(BOT);
                ann.awaitReceived(message -> message.text().startsWith("Hello Ann!"), Duration.ofSeconds(20));
                ann.sends("hours").to(BOT);
                ann.awaitReceived(message -> message.text().contains("9 to 17"), Duration.ofSeconds(10));
                ann.sends("anything else").to(BOT);
                ann.awaitReceived("You said: anything else", Duration.ofSeconds(10));
            } finally {
                main.stop();
            }
        }
        Path file = folder.resolve("conversations").resolve("34123456789.txt");
        await().until(() -> Files.exists(file));
        assertThat(Files.readString(file)).contains("Ann: hi", "bot: Hello Ann!", "bot: You said: anything else");
    }
}
