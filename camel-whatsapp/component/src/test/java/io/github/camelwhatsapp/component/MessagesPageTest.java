package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.model.Content;
import io.github.camelwhatsapp.operation.MessageOperation;
import io.github.camelwhatsapp.operation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.spi.Metadata;
import org.junit.jupiter.api.Test;

/** The page about messages leaves out no content and no operation, and names no header that is not there. */
class MessagesPageTest {
    private final String page = Files.readString(Path.of("..", "docs", "messages.md"));

    MessagesPageTest() throws IOException {}

    @Test
    void everyContentHasItsPlace() {
        assertThat(leaves(Content.class).map(type -> "`" + type.getSimpleName() + "`"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).contains(name));
    }

    @Test
    void everyOperationThatMakesAMessageIsNamed() {
        assertThat(leaves(MessageOperation.class).map(Operation::nameOf).filter(name -> !name.equals("sendMessage")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void everyHeaderThatIsNamedIsThere() {
        Stream<String> known = Arrays.stream(WhatsAppConstants.class.getFields())
                .filter(field -> field.isAnnotationPresent(Metadata.class))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                });

        assertThat(known.toList())
                .containsAll(Pattern.compile("CamelWhatsApp[A-Z]\\w+")
                        .matcher(page)
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(MessagesPageTest::leaves);
    }
}
