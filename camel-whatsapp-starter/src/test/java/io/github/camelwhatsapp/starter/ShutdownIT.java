package io.github.camelwhatsapp.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.camelwhatsapp.component.WhatsAppConstants;
import io.github.camelwhatsapp.emulator.WhatsAppEmulator;
import io.github.camelwhatsapp.emulator.phone.Phone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that is stopped while a route hangs stops in its time, and loses nothing by it. */
class ShutdownIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration MUCH_LESS_THAN_CAMEL_BY_ITSELF = Duration.ofSeconds(20);
    private static final String OWN = "34600000100";
    private static final List<String> OFFERED = new CopyOnWriteArrayList<>();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final WhatsAppEmulator emulator = WhatsAppEmulator.builder().start();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        emulator.close();
        OFFERED.clear();
    }

    @Test
    @Timeout(60)
    void offersAgainWhatHungWhenItWasStopped() {
        Phone ann = emulator.phone("34600000001").awaitOnline(SOON);
        ConfigurableApplicationContext first = application();
        ann.sends("hello").to(OWN);
        await().atMost(SOON).until(() -> OFFERED.size() == 1);
        assertTimeout(MUCH_LESS_THAN_CAMEL_BY_ITSELF, first::close);
        try (ConfigurableApplicationContext second = application()) {
            await().atMost(SOON).until(() -> OFFERED.size() == 2);
            assertThat(second.isRunning()).isTrue();
        }
        assertThat(OFFERED).containsExactly("1 hello", "2 hello");
    }

    private ConfigurableApplicationContext application() {
        String account = "--camel.component.whatsapp-web.accounts.desk.";
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.lifecycle.timeout-per-shutdown-phase=6s",
                        account + "generation=classic",
                        account + "phone-number=" + OWN,
                        account + "password=" + emulator.account(OWN).password(),
                        account + "servers=127.0.0.1:"
                                + emulator.classicAddress().getPort(),
                        account + "store-path=" + directory);
    }

    @Configuration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder hanging() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("whatsapp-web:desk").routeId("hanging").process(exchange -> {
                        OFFERED.add(exchange.getMessage().getHeader(WhatsAppConstants.DELIVERY_COUNT) + " "
                                + exchange.getMessage().getBody(String.class));
                        if (OFFERED.size() == 1) {
                            NEVER.await();
                        }
                    });
                }
            };
        }
    }
}
