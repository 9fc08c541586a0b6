package io.github.camelwhatsapp.starter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.component.AccountReport;
import io.github.camelwhatsapp.component.WhatsApp;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest(
        properties = {
            "camel.component.whatsapp-web.accounts.support.generation=classic",
            "camel.component.whatsapp-web.accounts.device.phone-number=+34 600 000 777"
        })
@EmulatedWhatsApp
@DirtiesContext
class EmulatedWhatsAppIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private WhatsAppEmulator emulator;

    @Autowired
    private CamelContext camel;

    @Test
    void aPhoneChatsWithARouteOfTheApplication() {
        Phone ann = emulator.phone("34600000001").awaitOnline(SOON);
        ann.sends("hello").to("34600000101");
        assertThat(ann.awaitReceived("Boot heard hello", SOON).author()).isEqualTo("34600000101");
    }

    @Test
    void aLinkedDeviceIsLinkedBeforeTheTestsBegin() {
        await().atMost(SOON).untilAsserted(() -> assertThat(WhatsApp.accounts(camel))
                .filteredOn(AccountReport::isOnline)
                .extracting(AccountReport::account)
                .contains("device"));
        assertThat(emulator.phone("34600000777").linkedDevices()).hasSize(1);
    }

    @Test
    void theAccountsOfTheApplicationAreThere() {
        assertThat(WhatsApp.accounts(camel)).extracting(AccountReport::account).containsExactly("device", "support");
    }

    @Configuration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder bot() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("whatsapp-web:support")
                            .routeId("bot")
                            .setBody(simple("Boot heard ${body}"))
                            .to("whatsapp:support");
                    from("whatsapp-web:device?events=connection,linking")
                            .routeId("device")
                            .log("${header.CamelWhatsAppEvent}");
                }
            };
        }
    }
}
