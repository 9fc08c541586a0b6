package io.github.camelwhatsapp.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.component.WhatsAppComponent;
import io.github.camelwhatsapp.component.WhatsAppEndpoint;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        properties = {
            "camel.component.whatsapp-web.max-inflight=7",
            "camel.component.whatsapp-web.send-timeout=12s",
            "camel.component.whatsapp-web.complete-on=stored",
            "camel.component.whatsapp-web.accounts.Support-Desk.generation=classic",
            "camel.component.whatsapp-web.accounts.Support-Desk.ping-after=90s",
            "camel.component.whatsapp-web.accounts[a.b].phoneNumber=34600000101"
        })
@DirtiesContext
class StarterIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String OWN = "34600000100";
    private static final WhatsAppEmulator EMULATOR = WhatsAppEmulator.builder().start();

    @TempDir
    private static Path directory;

    @Autowired
    private CamelContext context;

    @Autowired
    private WhatsAppComponent component;

    @DynamicPropertySource
    static void account(DynamicPropertyRegistry registry) {
        Map.of(
                        "phone-number",
                        OWN,
                        "password",
                        EMULATOR.account(OWN).password(),
                        "servers",
                        "127.0.0.1:" + EMULATOR.classicAddress().getPort(),
                        "store-path",
                        directory.toString())
                .forEach((name, value) ->
                        registry.add("camel.component.whatsapp-web.accounts.Support-Desk." + name, () -> value));
        registry.add("camel.component.whatsapp-web.accounts[a.b].store", () -> "memory");
    }

    @AfterAll
    static void stop() {
        assertThat(EMULATOR.ledgers().complaints()).isEmpty();
        EMULATOR.close();
    }

    @Test
    void aRouteOfTheApplicationAnswersAPhone() {
        Phone ann = EMULATOR.phone("34600000001").awaitOnline(SOON);
        ann.sends("hello").to(OWN);
        assertThat(ann.awaitReceived("Boot heard hello", SOON).author()).isEqualTo(OWN);
    }

    @Test
    void optionsOfAccountsAreBound() {
        WhatsAppAccount desk = component.getAccounts().get("Support-Desk");
        assertThat(desk.getPhoneNumber()).isEqualTo(OWN);
        assertThat(desk.getPingAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(component.getAccounts().get("a.b").getStore()).isEqualTo(WhatsAppAccount.Storage.MEMORY);
    }

    @Test
    void optionsOfEndpointsAreBound() {
        WhatsAppEndpoint endpoint = context.getEndpoint("whatsapp-web:Support-Desk", WhatsAppEndpoint.class);
        assertThat(endpoint.getConfiguration().getMaxInflight()).isEqualTo(7);
        assertThat(endpoint.getConfiguration().getSendTimeout()).isEqualTo(Duration.ofSeconds(12));
        assertThat(endpoint.getConfiguration().getCompleteOn()).hasToString("STORED");
    }

    @Test
    void theShortNameSeesTheSameAccounts() {
        assertThat(context.getComponent("whatsapp", WhatsAppComponent.class).getAccounts())
                .containsOnlyKeys("Support-Desk", "a.b");
    }

    @Configuration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder bot() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("whatsapp-web:Support-Desk")
                            .routeId("bot")
                            .setBody(simple("Boot heard ${body}"))
                            .to("whatsapp:Support-Desk");
                }
            };
        }

        @Bean
        WhatsAppComponent whatsAppWeb(CamelContext context) {
            return context.getComponent("whatsapp-web", WhatsAppComponent.class);
        }
    }
}
