package io.github.camelwhatsapp.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is optional is there when it can be, and nobody sees the endpoint by accident. */
class OptionalPartsTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CamelAutoConfiguration.class,
                    WhatsAppAutoConfiguration.class,
                    WhatsAppActuatorConfiguration.class,
                    WhatsAppMetricsConfiguration.class));

    @Test
    void theEndpointIsNotThereUnlessItIsAskedFor() {
        application
                .withPropertyValues("management.endpoints.web.exposure.include=*")
                .run(started -> assertThat(started).doesNotHaveBean(WhatsAppAccountsEndpoint.class));
    }

    @Test
    void theEndpointIsThereWhenItIsExposedAndAccessIsGiven() {
        application
                .withPropertyValues(
                        "management.endpoints.web.exposure.include=whatsapp",
                        "management.endpoint.whatsapp.access=READ_ONLY")
                .run(started -> assertThat(started).hasSingleBean(WhatsAppAccountsEndpoint.class));
    }

    @Test
    void anApplicationWithoutActuatorAndMicrometerStarts() {
        application
                .withClassLoader(new FilteredClassLoader(Endpoint.class, MeterRegistry.class, MeterBinder.class))
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .doesNotHaveBean("whatsAppAccountsEndpoint")
                        .doesNotHaveBean("whatsAppAccountMeters"));
    }

    @Test
    void aBundleForAnAccountThatDoesNotExistIsToldAtStart() {
        application
                .withPropertyValues("camel.component.whatsapp-web.ssl-bundles.support=missing")
                .run(started -> {
                    CamelContext camel = started.getBean(CamelContext.class);
                    assertThatThrownBy(() -> camel.getComponent("whatsapp-web"))
                            .hasStackTraceContaining("names the account 'support'");
                });
    }
}
