package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What tools read of the component. */
class CatalogTest {
    private static final String JSON = "META-INF/io/github/camelwhatsapp/component/whatsapp-web.json";

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    CatalogTest() throws IOException {
        try (InputStream json = getClass().getClassLoader().getResourceAsStream(JSON)) {
            catalog.addComponent(
                    "whatsapp-web",
                    WhatsAppComponent.class.getName(),
                    new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void acceptsWhatTheComponentAccepts() {
        assertThat(validate("whatsapp-web:support?events=message&maxInflight=5&redeliveryDelay=2s")
                        .isSuccess())
                .isTrue();
    }

    @Test
    void reportsAnUnknownOption() {
        assertThat(validate("whatsapp-web:support?colour=red").getUnknown()).containsExactly("colour");
    }

    @Test
    void reportsANumberThatIsNone() {
        assertThat(validate("whatsapp-web:support?maxInflight=abc").getInvalidInteger())
                .containsKey("maxInflight");
    }

    @Test
    void theRunningContextKnowsTheSchema() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            for (String scheme : new String[] {"whatsapp-web", "whatsapp"}) {
                assertThat(context.getComponentParameterJsonSchema(scheme))
                        .contains("io.github.camelwhatsapp.component.WhatsAppComponent");
            }
        }
    }

    private EndpointValidationResult validate(String uri) {
        return catalog.validateEndpointProperties(uri);
    }
}
