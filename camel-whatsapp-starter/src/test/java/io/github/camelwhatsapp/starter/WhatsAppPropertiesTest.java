package io.github.camelwhatsapp.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The properties are held to the component, option by option. */
class WhatsAppPropertiesTest {
    @Test
    void thePropertiesAreTheOptionsOfTheComponent() throws IOException {
        List<String> properties = Arrays.stream(WhatsAppProperties.class.getDeclaredFields())
                .filter(field -> !field.isSynthetic())
                .map(Field::getName)
                .filter(name -> !name.equals("enabled"))
                .toList();
        JsonNode schema = resource("META-INF/io/github/camelwhatsapp/component/whatsapp-web.json");
        assertThat(properties).containsExactlyInAnyOrderElementsOf(names(schema.get("componentProperties")));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode resource(String path) throws IOException {
        for (var urls = WhatsAppProperties.class.getClassLoader().getResources(path); urls.hasMoreElements(); ) {
            try (InputStream json = urls.nextElement().openStream()) {
                JsonNode node = new JsonMapper().readTree(json);
                if (node.has("componentProperties")) {
                    return node;
                }
            }
        }
        throw new AssertionError("There is no " + path);
    }
}
