package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Holds what tools read of an account's options to the code. With {@code -Ddocs.update=true} it writes the metadata instead.
 *
 * <p>Editors complete what stands below the name of an account from the class {@link WhatsAppAccount}: Spring Tools shows the words of the getter while one
 * types and those of the field afterwards, IntelliJ IDEA those of the setter. So all three have some.
 */
class AccountOptionsPageTest {
    private static final Path METADATA = Path.of(
                    "src", "main", "resources", "META-INF", "spring", "configuration-metadata")
            .resolve(WhatsAppAccount.class.getName() + ".json");
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void theMetadataOfTheClassFollowsFromIt() throws Exception {
        String expected = JSON.writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                                .withArrayIndenter(new DefaultIndenter("  ", "\n")))
                        .writeValueAsString(metadata())
                + "\n";
        if (Boolean.getBoolean("docs.update")) {
            Files.createDirectories(METADATA.getParent());
            Files.writeString(METADATA, expected);
            return;
        }
        assertThat(METADATA)
                .as("stale; run this test with -Ddocs.update=true")
                .content()
                .isEqualTo(expected);
    }

    @Test
    void getterAndSetterSayTheFirstSentenceOfTheField() throws Exception {
        for (AccountOption option : AccountOption.all()) {
            assertThat(option.getter()).as(option.name()).isNotEmpty().isEqualTo(option.setter());
            assertThat(option.javadoc()).startsWith(option.getter());
        }
    }

    @Test
    void everyOptionHasWords() throws Exception {
        assertThat(AccountOption.all()).hasSameSizeAs(WhatsAppAccount.class.getDeclaredFields());
    }

    private static ObjectNode metadata() throws Exception {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("groups");
        ArrayNode properties = root.putArray("properties");
        ArrayNode hints = root.putArray("hints");
        for (AccountOption option : AccountOption.all()) {
            property(option, properties.addObject());
            if (!option.values().isEmpty()) {
                ArrayNode values =
                        hints.addObject().put("name", kebab(option.name())).putArray("values");
                option.values().forEach(value -> values.addObject().put("value", value));
            }
        }
        return root;
    }

    private static void property(AccountOption option, ObjectNode property) {
        property.put("name", kebab(option.name()))
                .put("type", boxed(option.type()))
                .put("description", option.plain())
                .put("sourceType", WhatsAppAccount.class.getName());
        option.defaultValue().ifPresent(value -> property.set("defaultValue", JSON.valueToTree(value)));
    }

    /** Metadata names the types of objects. */
    private static String boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType().getName();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
