package io.github.camelwhatsapp.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwhatsapp.component.WhatsAppConfiguration;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.event.EventFamily;
import io.github.camelwhatsapp.operation.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the metadata that Spring's annotation processor cannot find by itself to the component's own: descriptions and defaults, what stands below
 * {@code configuration}, and what may be chosen from. With {@code -Ddocs.update=true} it writes the file instead.
 *
 * <p>Nothing stands below {@code accounts}: editors complete an account's options from its class, and Spring Tools would no longer do so if it found
 * names below the map's. The metadata of that class is in the component's jar.
 */
class AdditionalMetadataSourceTest {
    private static final Path FILE =
            Path.of("src", "main", "resources", "META-INF", "additional-spring-configuration-metadata.json");
    private static final String COMPONENT = "/META-INF/io/github/camelwhatsapp/component/whatsapp-web.json";
    private static final String PREFIX = "camel.component.whatsapp-web.";
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void followsFromTheComponent() throws Exception {
        String expected = JSON.writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                                .withArrayIndenter(new DefaultIndenter("  ", "\n")))
                        .writeValueAsString(metadata())
                + "\n";
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(FILE, expected);
            return;
        }
        assertThat(FILE)
                .as("stale; run this test with -Ddocs.update=true")
                .content()
                .isEqualTo(expected);
    }

    private static ObjectNode metadata() throws Exception {
        JsonNode options = component().get("componentProperties");
        ObjectNode root = JSON.createObjectNode();
        ArrayNode properties = root.putArray("properties");
        options.properties()
                .forEach(option -> described(
                        properties.addObject().put("name", PREFIX + kebab(option.getKey())), option.getValue()));
        for (Field field : WhatsAppConfiguration.class.getDeclaredFields()) {
            ObjectNode nested = properties
                    .addObject()
                    .put("name", PREFIX + "configuration." + kebab(field.getName()))
                    .put(
                            "type",
                            MethodType.methodType(field.getType())
                                    .wrap()
                                    .returnType()
                                    .getName())
                    .put("sourceType", WhatsAppConfiguration.class.getName());
            described(nested, options.get(field.getName()));
        }
        properties.addObject().put("name", PREFIX + "enabled").put("defaultValue", true);
        properties
                .addObject()
                .put("name", PREFIX + "customizer.enabled")
                .put("description", "Whether these properties are handed to the component.")
                .put("defaultValue", true);
        hints(root.putArray("hints"));
        return root;
    }

    /** The words at the property of the accounts are better here: in Spring Boot names need no brackets. */
    private static void described(ObjectNode property, JsonNode option) {
        if (!property.get("name").asText().equals(PREFIX + "accounts")) {
            property.put("description", option.get("description").asText());
        }
        if (option.has("defaultValue")) {
            JsonNode value = option.get("defaultValue");
            property.set("defaultValue", option.has("enum") ? lowerCase(value) : value);
        }
    }

    private static JsonNode lowerCase(JsonNode value) {
        return JSON.getNodeFactory().textNode(value.asText().toLowerCase(Locale.ROOT));
    }

    private static void hints(ArrayNode hints) throws IOException {
        ObjectNode names = hints.addObject().put("name", PREFIX + "accounts.keys");
        names.putArray("values")
                .addObject()
                .put("value", "support")
                .put("description", "A name of your choice; routes say whatsapp-web: and this name.");
        names.putArray("providers").addObject().put("name", "any");
        for (String nested : List.of("", "configuration.")) {
            choice(hints, nested + "events", events())
                    .putArray("providers")
                    .addObject()
                    .put("name", "any");
            choice(hints, nested + "operation", operations());
            for (String option : List.of("media", "completeOn")) {
                choice(hints, nested + option, constants(option));
            }
        }
    }

    private static ObjectNode choice(ArrayNode hints, String option, Stream<String> choices) {
        ObjectNode hint = hints.addObject().put("name", PREFIX + kebab(option));
        ArrayNode values = hint.putArray("values");
        choices.forEach(value -> values.addObject().put("value", value));
        return hint;
    }

    private static Stream<String> events() {
        return Stream.concat(
                Arrays.stream(EventFamily.values()).map(EventFamily::optionName),
                EventCatalogue.entries().stream().map(entry -> entry.name()).sorted());
    }

    private static Stream<String> operations() {
        return leaves(Operation.class).map(Operation::nameOf).sorted();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(type)
                : Arrays.stream(permitted).flatMap(AdditionalMetadataSourceTest::leaves);
    }

    private static Stream<String> constants(String option) throws IOException {
        Stream.Builder<String> values = Stream.builder();
        component()
                .at("/componentProperties/" + option + "/enum")
                .forEach(value -> values.add(value.asText().toLowerCase(Locale.ROOT)));
        return values.build();
    }

    private static JsonNode component() throws IOException {
        try (InputStream json = AdditionalMetadataSourceTest.class.getResourceAsStream(COMPONENT)) {
            return JSON.readTree(json);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
