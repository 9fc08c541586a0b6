package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.event.EventFamily;
import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.operation.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the tables of the component's page to the code. With {@code -Ddocs.update=true} it writes them instead.
 */
class ComponentPageTest {
    private static final Path PAGE = Path.of("..", "docs", "component.md");
    private static final Generations GENERATIONS = new Generations();
    private static final String JSON = "/META-INF/io/github/camelwhatsapp/component/whatsapp-web.json";

    @Test
    void hasTheTablesThatFollowFromTheCode() throws Exception {
        String page = Files.readString(PAGE);
        String expected = page;
        for (Map.Entry<String, String> table : tables().entrySet()) {
            expected = replace(expected, table.getKey(), table.getValue());
        }
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, expected);
            return;
        }
        assertThat(page)
                .as("component.md is stale; run this test with -Ddocs.update=true")
                .isEqualTo(expected);
    }

    private static Map<String, String> tables() throws Exception {
        JsonNode json = json();
        return Map.of(
                "account options", accountOptions(),
                "events", events(),
                "headers", headers(json.get("headers")),
                "operations", operations(),
                "operations that one lacks", lacking(),
                "endpoint options", options(json.get("properties"), List.of()),
                "component options", options(json.get("componentProperties"), names(json.get("properties"))));
    }

    private static String accountOptions() throws Exception {
        List<String> rows = new ArrayList<>();
        for (AccountOption option : AccountOption.all()) {
            rows.add(cells(
                    "`" + option.name() + "`",
                    option.kind(),
                    code(option.defaultValue().map(Object::toString).orElse("")),
                    option.markdown()));
        }
        return wide("option", "takes", "default", "what it is", rows);
    }

    private static String events() {
        List<String> rows = new ArrayList<>();
        for (EventFamily family : EventFamily.values()) {
            EventCatalogue.entries().stream()
                    .filter(entry -> entry.family() == family)
                    .forEach(entry -> rows.add(cells(
                            "`" + entry.name() + "`",
                            "`" + entry.family().optionName() + "`",
                            (entry.durable() ? "durable; " : "of the moment; ") + components(entry.type()),
                            GENERATIONS.telling(entry.type()))));
        }
        return wide("event", "family", "what it carries", "generation", rows);
    }

    private static String operations() {
        List<String> rows = leaves(Operation.class)
                .map(type -> cells(
                        "`" + Operation.nameOf(type) + "`", payload(type), headersOf(type), GENERATIONS.having(type)))
                .sorted()
                .toList();
        return wide("operation", "body", "headers", "generation", rows);
    }

    private static String lacking() {
        return table("operation", "not on", "because", GENERATIONS.lacking());
    }

    private static String wide(String first, String second, String third, String fourth, List<String> rows) {
        return cells(first, second, third, fourth) + "\n| --- | --- | --- | --- |\n" + String.join("\n", rows) + "\n";
    }

    private static String cells(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(ComponentPageTest::leaves);
    }

    private static String payload(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Payload.class))
                .map(RecordComponent::getName)
                .findFirst()
                .orElse("");
    }

    private static String headersOf(Class<?> type) {
        return OperationCatalogue.named(Operation.nameOf(type)).arguments().stream()
                .filter(argument -> !argument.payload())
                .map(argument -> "`" + argument.header() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
    }

    private static String headers(JsonNode headers) {
        List<String> rows = new ArrayList<>();
        headers.properties()
                .forEach(header -> rows.add(row(
                        "`" + header.getKey() + "`",
                        direction(header.getValue().path("label").asText()),
                        header.getValue().path("description").asText())));
        return table("header", "", "what it is", rows);
    }

    private static String direction(String label) {
        return switch (label) {
            case "consumer" -> "in";
            case "producer" -> "out";
            default -> "both";
        };
    }

    private static String options(JsonNode options, List<String> without) {
        List<String> rows = new ArrayList<>();
        options.properties().forEach(option -> {
            if (!without.contains(option.getKey())) {
                rows.add(row(
                        "`" + option.getKey() + "`",
                        code(option.getValue().path("defaultValue").asText("")),
                        option.getValue().path("description").asText()));
            }
        });
        return table("option", "default", "what it is", rows);
    }

    private static List<String> names(JsonNode options) {
        List<String> names = new ArrayList<>();
        options.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String row(String first, String second, String third) {
        return "| " + first + " | " + second + " | " + third.replace("|", "\\|") + " |";
    }

    private static String table(String first, String second, String third, List<String> rows) {
        return row(first, second, third) + "\n| --- | --- | --- |\n" + String.join("\n", rows) + "\n";
    }

    private static String replace(String page, String name, String table) {
        String begin = "<!-- " + name + ": begin -->\n";
        String end = "<!-- " + name + ": end -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        assertThat(from).as("the mark '" + begin.strip() + "' in component.md").isNotNegative();
        return page.substring(0, from + begin.length()) + table + page.substring(to);
    }

    private static JsonNode json() throws IOException {
        try (InputStream in = ComponentPageTest.class.getResourceAsStream(JSON)) {
            return new ObjectMapper().readTree(in);
        }
    }
}
