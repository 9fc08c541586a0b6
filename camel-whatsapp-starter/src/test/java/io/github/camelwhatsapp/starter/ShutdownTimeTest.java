package io.github.camelwhatsapp.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;

/** Routes end within the time that the application has to stop. */
class ShutdownTimeTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class, WhatsAppAutoConfiguration.class));

    @Test
    void camelWaitsLessThanSpring() {
        application.run(waits(20, 5_000));
        application
                .withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=12s")
                .run(waits(8, 2_000));
        application
                .withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=2000")
                .run(waits(1, 333));
    }

    @Test
    void whoSetsCamelsOwnTimeDecides() {
        application.withPropertyValues("camel.main.shutdown-timeout=300").run(waits(300, 10_000));
    }

    private static ContextConsumer<AssertableApplicationContext> waits(long seconds, long threadMillis) {
        return started -> {
            CamelContext camel = started.getBean(CamelContext.class);
            assertThat(camel.getShutdownStrategy().getTimeUnit()).isEqualTo(TimeUnit.SECONDS);
            assertThat(camel.getShutdownStrategy().getTimeout()).isEqualTo(seconds);
            assertThat(camel.getExecutorServiceManager().getShutdownAwaitTermination())
                    .isEqualTo(threadMillis);
        };
    }
}
