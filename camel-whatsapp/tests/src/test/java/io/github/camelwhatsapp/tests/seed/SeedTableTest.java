package io.github.camelwhatsapp.tests.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelwhatsapp.event.EventCatalogue;
import io.github.camelwhatsapp.operation.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name of the seed has its row, and every row says the truth: what it names exists, and so does the test that proves it. */
class SeedTableTest {
    private static final Path PAGE = Path.of("..", "docs", "seed.md");
    private static final Path MODULES = Path.of("..", "..");

    private final List<SeedRow> rows = rows();

    @ParameterizedTest
    @ValueSource(strings = {"functions", "events", "text"})
    void hasOneRowForEachNameOfTheList(String list) throws IOException {
        assertThat(table(list)).extracting(SeedRow::name).containsExactlyElementsOf(names(list));
    }

    @Test
    void namesOperationsThatExist() {
        Set<String> known = operations(Operation.class).map(Operation::nameOf).collect(Collectors.toSet());
        assertThat(rows).allSatisfy(row -> assertThat(known).containsAll(row.operations()));
    }

    @Test
    void namesEventsThatExist() {
        Set<String> known = EventCatalogue.entries().stream()
                .map(EventCatalogue.Entry::name)
                .collect(Collectors.toSet());
        assertThat(rows).allSatisfy(row -> assertThat(known).containsAll(row.events()));
    }

    @Test
    void saysForEachNameWhatItIsHereAndShowsAnExample() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.here()).as(row.name()).isNotEmpty();
            assertThat(row.example()).as(row.name()).isNotEmpty();
            assertThat(row.proofs()).as(row.name()).isNotEmpty();
        });
    }

    @Test
    void namesTestsThatExist() throws IOException {
        List<Path> sources = testSources();
        List<String> missing = new ArrayList<>();
        for (SeedRow row : rows) {
            for (String[] proof : row.proofs()) {
                if (!exists(sources, proof[0], proof[1])) {
                    missing.add(row.name() + ": " + proof[0] + "#" + proof[1]);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean exists(List<Path> sources, String type, String method) throws IOException {
        for (Path source : sources) {
            if (source.getFileName().toString().equals(type + ".java")
                    && Files.readString(source).contains("void " + method + "(")) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> testSources() throws IOException {
        try (Stream<Path> files = Files.walk(MODULES)) {
            return files.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains("/src/test/java/"))
                    .toList();
        }
    }

    private static List<String> names(String list) throws IOException {
        try (InputStream in = SeedTableTest.class.getResourceAsStream("/seed/" + list + ".txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static List<SeedRow> rows() {
        return Stream.of("functions", "events", "text")
                .flatMap(list -> table(list).stream())
                .toList();
    }

    /** The rows between the marks of one table, without its two lines of head. */
    private static List<SeedRow> table(String list) {
        String page = read(PAGE);
        String begin = "<!-- " + list + ": begin -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf("<!-- " + list + ": end -->");
        assertThat(from).as("the mark of the table '" + list + "' in seed.md").isNotNegative();
        return Arrays.stream(page.substring(from + begin.length(), to).split("\n", -1))
                .skip(2)
                .filter(line -> !line.isBlank())
                .map(SeedRow::parse)
                .toList();
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Class<?>> operations(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(SeedTableTest::operations);
    }
}
