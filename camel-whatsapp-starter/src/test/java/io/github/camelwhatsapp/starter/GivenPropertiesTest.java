package io.github.camelwhatsapp.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A misspelt property stops the application, with its name and what was meant. */
class GivenPropertiesTest {
    private static final String PREFIX = "camel.component.whatsapp-web.";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class, WhatsAppAutoConfiguration.class));

    @ParameterizedTest
    @CsvSource({
        "max-inflite, maxInflight",
        "acounts.support.store-path, accounts",
        "accounts.support.store-pth, storePath",
        "accounts[a.b].phone-nummer, phoneNumber",
        "configuration.mark-red, markRead",
        "ssl-bundle.support, sslBundles"
    })
    void isToldWithWhatWasMeant(String property, String meant) {
        application.withPropertyValues(PREFIX + property + "=1").run(started -> assertThat(started)
                .getFailure()
                .hasStackTraceContaining("The property " + PREFIX + property + " says")
                .hasStackTraceContaining("Did you mean " + meant + "?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts.support.store-path",
                "accounts.Support-Desk.storePath",
                "accounts[a.b].store_path",
                "enabled",
                "customizer.enabled",
                "configuration.markRead"
            })
    void everySpellingOfAnOptionIsTaken(String property) {
        application.withPropertyValues(PREFIX + property + "=true").run(started -> assertThat(started)
                .hasNotFailed());
    }
}
