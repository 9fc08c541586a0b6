package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.camelwhatsapp.event.MessageReceived;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the page about bridges, and the Kamelets, to the code. */
class BridgesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "bridges.md");
    private static final Path SCHEMA = Path.of(
            "src",
            "main",
            "resources",
            "META-INF",
            "io",
            "github",
            "camelwhatsapp",
            "component",
            "json-form-1.schema.json");
    private static final String BEGIN = "<!-- json form: begin -->\n";
    private static final String END = "<!-- json form: end -->";

    @Test
    void hasTheFieldsOfTheSchema() throws Exception {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String expected = page.substring(0, begin) + table() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, expected);
            return;
        }
        assertThat(page)
                .as("bridges.md is stale; run this test with -Ddocs.update=true")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void itsDocumentsAreDocuments(String text) throws Exception {
        JsonNode document = new JsonMapper().readTree(text);
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
        assertThat(schema.validate(document)).isEmpty();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            DefaultExchange exchange = new DefaultExchange(context);
            JsonForm form =
                    JsonForm.parse(new ByteArrayInputStream(document.toString().getBytes(StandardCharsets.UTF_8)));
            new JsonFormReader(MediaBridge.of(context)).read(form, exchange);
            assertThat(exchange.getMessage().getBody()).isNotNull();
            if (document.has("data")) {
                assertThat(WhatsApp.event(exchange, MessageReceived.class)).isPresent();
                assertThat(new JsonMapper()
                                .readTree(new JsonFormWriter(MediaBridge.of(context))
                                        .write(exchange)
                                        .json()))
                        .isEqualTo(document);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void itsRoutesCanBeRead(String yaml) throws Exception {
        String here = yaml.replaceAll("\\b(jms|kafka|smtp|imaps):(?=[a-z])", "stub:$1:");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().addInitialProperty("mail.password", "x");
            context.getRegistry().bind("support", ScriptedRoutes.account());
            context.setAutoStartup(false);
            Resource file = ResourceHelper.fromString("routes.yaml", here);
            PluginHelper.getRoutesLoader(context).loadRoutes(file);
            assertThatCode(context::start).doesNotThrowAnyException();
            assertThat(context.getRoutes()).hasSizeGreaterThanOrEqualTo(here.split("(?m)^- route:", -1).length - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "sink"})
    void theKameletsNameTheVersionOfThisBuild(String type) throws IOException {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(Files.readString(
                        Path.of("src", "main", "resources", "kamelets", "whatsapp-web-" + type + ".kamelet.yaml")))
                .contains("mvn:io.github.camelwhatsapp:camel-whatsapp:" + version.group(1));
    }

    static Stream<String> documents() throws IOException {
        return blocks("json");
    }

    static Stream<String> routes() throws IOException {
        return blocks("yaml");
    }

    private static Stream<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1));
    }

    private static String table() throws IOException {
        JsonNode properties =
                new JsonMapper().readTree(Files.readString(SCHEMA)).get("properties");
        return properties.properties().stream()
                .map(BridgesPageTest::row)
                .collect(Collectors.joining("", "| field | what it is |\n| --- | --- |\n", ""));
    }

    private static String row(Map.Entry<String, JsonNode> field) {
        String inner = field.getKey().equals("media")
                ? field.getValue().get("properties").properties().stream()
                        .map(one -> row(Map.entry("media." + one.getKey(), one.getValue())))
                        .collect(Collectors.joining())
                : "";
        return "| `" + field.getKey() + "` | "
                + field.getValue().get("description").asText() + " |\n" + inner;
    }
}
