package io.github.camelwhatsapp.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelwhatsapp.component.WhatsAppAccount;
import io.github.camelwhatsapp.component.WhatsAppConfiguration;
import java.beans.BeanInfo;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What editors read in the jars: every option of the component and of an account with its type, words, default and choices. */
class MetadataTest {
    private static final String PREFIX = "camel.component.whatsapp-web.";
    private static final String OF_ACCOUNT =
            "META-INF/spring/configuration-metadata/" + WhatsAppAccount.class.getName() + ".json";
    private static final List<String> WITHOUT_A_DEFAULT =
            List.of("accounts", "configuration", "to", "operation", "idempotencyKey", "bridgeMediaDirectory");

    @Test
    void theMapOfAccountsNamesTheClassFromWhichEditorsCompleteWhatStandsBelow() throws Exception {
        JsonNode metadata = ofStarter();
        assertThat(property(metadata, "accounts").get("type").asText())
                .isEqualTo("java.util.Map<java.lang.String," + WhatsAppAccount.class.getName() + ">");
        assertThat(names(metadata)).noneMatch(name -> name.startsWith(PREFIX + "accounts."));
        assertThat(hint(metadata, PREFIX + "accounts.keys")
                        .at("/providers/0/name")
                        .asText())
                .isEqualTo("any");
    }

    @Test
    void everyOptionOfTheComponentHasTypeWordsAndDefault() throws Exception {
        JsonNode metadata = ofStarter();
        for (Field field : WhatsAppProperties.class.getDeclaredFields()) {
            described(property(metadata, kebab(field.getName())), field.getName());
        }
        for (Field field : WhatsAppConfiguration.class.getDeclaredFields()) {
            described(property(metadata, "configuration." + kebab(field.getName())), field.getName());
        }
    }

    @Test
    void whatIsChosenFromIsSaid() throws Exception {
        JsonNode metadata = ofStarter();
        assertThat(values(hint(metadata, PREFIX + "complete-on"))).containsExactly("ack", "stored");
        assertThat(values(hint(metadata, PREFIX + "media"))).containsExactly("lazy", "eager", "none");
        assertThat(values(hint(metadata, PREFIX + "events"))).contains("message", "receipt", "messageReceived");
        assertThat(values(hint(metadata, PREFIX + "operation"))).contains("sendMessage", "createGroup");
    }

    @Test
    void everyOptionOfAnAccountHasTypeWordsAndDefault() throws Exception {
        JsonNode metadata = only(OF_ACCOUNT).orElseThrow();
        WhatsAppAccount fresh = new WhatsAppAccount();
        List<PropertyDescriptor> options = options();
        assertThat(names(metadata))
                .containsExactlyInAnyOrderElementsOf(
                        options.stream().map(option -> kebab(option.getName())).toList());
        for (PropertyDescriptor option : options) {
            JsonNode described = named(metadata, kebab(option.getName()));
            assertThat(described.get("type").asText())
                    .isEqualTo(MethodType.methodType(option.getPropertyType())
                            .wrap()
                            .returnType()
                            .getName());
            assertThat(described.get("description").asText()).isNotBlank();
            assertThat(described.has("defaultValue"))
                    .as(option.getName())
                    .isEqualTo(option.getReadMethod().invoke(fresh) != null);
        }
    }

    @Test
    void whatMayBeSaidOfAnAccountIsListedWhereItIsAClosedSet() throws Exception {
        JsonNode metadata = only(OF_ACCOUNT).orElseThrow();
        for (PropertyDescriptor option : options()) {
            if (option.getPropertyType().isEnum()) {
                assertThat(values(hint(metadata, kebab(option.getName()))))
                        .containsExactlyElementsOf(
                                Arrays.stream(option.getPropertyType().getEnumConstants())
                                        .map(constant -> kebabOf((Enum<?>) constant))
                                        .toList());
            }
        }
        assertThat(values(hint(metadata, "generation"))).containsExactly("classic", "multidevice");
    }

    private static void described(JsonNode property, String option) {
        assertThat(property.get("type").asText()).as(option).isNotBlank();
        assertThat(property.get("description").asText()).as(option).isNotBlank();
        assertThat(property.has("defaultValue")).as(option).isNotEqualTo(WITHOUT_A_DEFAULT.contains(option));
    }

    private static List<PropertyDescriptor> options() throws Exception {
        BeanInfo account = Introspector.getBeanInfo(WhatsAppAccount.class, Object.class);
        return Arrays.asList(account.getPropertyDescriptors());
    }

    private static JsonNode property(JsonNode metadata, String name) {
        return named(metadata, PREFIX + name);
    }

    private static JsonNode named(JsonNode metadata, String name) {
        return in(metadata, "properties", name);
    }

    private static JsonNode hint(JsonNode metadata, String name) {
        return in(metadata, "hints", name);
    }

    private static JsonNode in(JsonNode metadata, String section, String name) {
        return StreamSupport.stream(metadata.get(section).spliterator(), false)
                .filter(item -> item.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + name + " among the " + section));
    }

    private static List<String> names(JsonNode metadata) {
        return metadata.get("properties").findValuesAsText("name");
    }

    private static List<String> values(JsonNode hint) {
        return hint.get("values").findValuesAsText("value");
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String kebabOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static JsonNode ofStarter() throws IOException {
        return all("META-INF/spring-configuration-metadata.json")
                .filter(metadata -> names(metadata).contains(PREFIX + "accounts"))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<JsonNode> only(String path) throws IOException {
        return all(path).findFirst();
    }

    private static Stream<JsonNode> all(String path) throws IOException {
        Stream.Builder<JsonNode> found = Stream.builder();
        for (var urls = WhatsAppProperties.class.getClassLoader().getResources(path); urls.hasMoreElements(); ) {
            try (InputStream json = urls.nextElement().openStream()) {
                found.add(new JsonMapper().readTree(json));
            }
        }
        return found.build();
    }
}
