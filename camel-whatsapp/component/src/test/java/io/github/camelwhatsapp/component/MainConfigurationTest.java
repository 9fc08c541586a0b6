package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelwhatsapp.delivery.DeliverySettings.Unconsumed;
import io.github.camelwhatsapp.model.Text;
import io.github.camelwhatsapp.operation.SendMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts and options as properties, routes as YAML and XML, run by Camel Main. */
class MainConfigurationTest {
    private static final String ACCOUNT = "camel.component.whatsapp-web.accounts[support].";

    @TempDir
    private Path directory;

    private ScriptedServer server;

    @BeforeEach
    void prepare() {
        ScriptedGeneration.reset();
        server = ScriptedGeneration.server("support");
    }

    @ParameterizedTest
    @CsvSource({"yaml", "xml"})
    void aRouteFileTalks(String dialect) throws Exception {
        Main main = main(Map.of("camel.main.routesIncludePattern", "classpath:routes/echo.camel." + dialect));
        main.start();
        try {
            await().until(server::isOnline);
            server.says("hello");
            await().until(() -> !server.written().isEmpty());
            assertThat(server.written())
                    .containsExactly(new SendMessage(ScriptedServer.ANN, new Text(dialect + " heard hello")));
        } finally {
            main.stop();
        }
    }

    @Test
    void everyOptionOfAnAccountIsBound() throws Exception {
        Main main = main(Map.of(
                ACCOUNT + "store",
                "file",
                ACCOUNT + "store-path",
                directory.resolve("store").toString(),
                ACCOUNT + "password",
                "cGFzc3dvcmQ=",
                ACCOUNT + "servers",
                "127.0.0.1:5222, [::1]:443",
                ACCOUNT + "pingAfter",
                "90s",
                ACCOUNT + "downAfter",
                "2000",
                ACCOUNT + "unconsumed",
                "drop",
                ACCOUNT + "deliveryReceipts",
                "false",
                "camel.component.whatsapp-web.maxInflight",
                "7"));
        main.configure().addRoutesBuilder(route("whatsapp-web:support"));
        main.start();
        try {
            AccountDefinition support =
                    WhatsAppAccounts.of(main.getCamelContext()).definitions().named("support");
            assertThat(support.settings().servers())
                    .extracting(Object::toString)
                    .containsExactly("127.0.0.1:5222", "[::1]:443");
            assertThat(support.settings().timings().pingAfter()).isEqualTo(Duration.ofSeconds(90));
            assertThat(support.settings().password()).isPresent();
            assertThat(support.settings().deliveryReceipts()).isFalse();
            assertThat(support.settings().etiquette().typing()).isFalse();
            assertThat(support.settings().etiquette().upkeep()).isTrue();
            assertThat(support.downAfter()).isEqualTo(Duration.ofSeconds(2));
            assertThat(support.delivery().unconsumed()).isEqualTo(Unconsumed.DROP);
            assertThat(Files.exists(directory.resolve("store"))).isTrue();
            assertThat(main.getCamelContext()
                            .getEndpoint("whatsapp-web:support", WhatsAppEndpoint.class)
                            .getConfiguration()
                            .getMaxInflight())
                    .isEqualTo(7);
        } finally {
            main.stop();
        }
    }

    @Test
    void aBeanOfTheRegistryIsAnAccountToo() throws Exception {
        Main main = new Main();
        main.bind("desk", ScriptedRoutes.account());
        main.configure().addRoutesBuilder(route("whatsapp:desk"));
        main.start();
        try {
            await().until(ScriptedGeneration.server("desk")::isOnline);
        } finally {
            main.stop();
        }
    }

    @Test
    void theDottedFormIsRefusedWithTheBracketForm() {
        Main main = main(Map.of("camel.component.whatsapp-web.accounts.support.storePath", "data"));
        main.configure().addRoutesBuilder(route("whatsapp-web:support"));
        assertThatThrownBy(main::start)
                .hasStackTraceContaining("camel.component.whatsapp-web.accounts[support].storePath");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accounts[support].colour | of an account. There are audioLimit, browser",
                "accounts[support].storPath | Did you mean storePath?",
                "acounts[support].storePath | of the component. Did you mean accounts?",
                "maxInflite | of the component. Did you mean maxInflight?",
                "configuration.maxInflite | of the component. Did you mean maxInflight?"
            })
    void anUnknownPropertyIsToldWithWhatWasMeant(String property, String hint) {
        Main main = main(Map.of("camel.component.whatsapp-web." + property, "red"));
        main.configure().addRoutesBuilder(route("whatsapp-web:support"));
        assertThatThrownBy(main::start)
                .hasStackTraceContaining("The property camel.component.whatsapp-web." + property)
                .hasStackTraceContaining(hint);
    }

    @Test
    void anAccountOfPropertiesThatIsAlsoABeanIsRefused() {
        Main main = main(Map.of());
        WhatsAppAccount bean = ScriptedRoutes.account();
        bean.setNickname("another");
        main.bind("support", bean);
        main.configure().addRoutesBuilder(route("whatsapp-web:support"));
        assertThatThrownBy(main::start)
                .hasStackTraceContaining("Account 'support' is defined twice and differently: by properties"
                        + " (camel.component.whatsapp-web.accounts[support]....) and by a WhatsAppAccount bean");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accounts[support].inboxHighWater | abc | a whole number",
                "accounts[support].messages-per-minute | many | a whole number",
                "accounts[support].pingAfter | soon | a duration, such as 30s",
                "accounts[support].upkeep | perhaps | true or false",
                "accounts[support].encryption | perhaps | on or off",
                "accounts[a.b].browser | lynx | chrome or firefox",
                "maxInflight | abc | a whole number",
                "bridgeMediaLimit | abc | a whole number",
                "configuration.sendTimeout | soon | a duration, such as 30s",
                "media | fast | lazy or eager or none"
            })
    void aWrongValueFailsTheStartWithThePropertyAndWhatIsExpected(String property, String value, String expected) {
        Main main = main(Map.of("camel.component.whatsapp-web." + property, value));
        main.configure().addRoutesBuilder(route("whatsapp-web:support"));
        assertThatThrownBy(main::start)
                .hasStackTraceContaining("The property camel.component.whatsapp-web." + property + " is '" + value
                        + "': expected is " + expected);
    }

    private static Main main(Map<String, String> properties) {
        Main main = new Main();
        main.addInitialProperty(ACCOUNT + "generation", "scripted");
        main.addInitialProperty(ACCOUNT + "phoneNumber", "+34600000100");
        if (!properties.containsKey(ACCOUNT + "store")) {
            main.addInitialProperty(ACCOUNT + "store", "memory");
        }
        properties.forEach(main::addInitialProperty);
        return main;
    }

    private static RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("in").to("log:in");
            }
        };
    }
}
