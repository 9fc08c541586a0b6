package org.example;

import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import io.github.camelwhatsapp.starter.test.EmulatedWhatsApp;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@EmulatedWhatsApp
class SupportTest {
    @Autowired
    WhatsAppEmulator emulator;

    @Test
    void answersWhenSomebodyAsksForTheHours() {
        Phone ann = emulator.phone("34600000001").awaitOnline(Duration.ofSeconds(20));
        ann.sends("hours?").to("34600000100");
        ann.awaitReceived("We are open 9 to 17.", Duration.ofSeconds(20));
    }
}
