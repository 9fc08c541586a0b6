package io.github.camelwhatsapp.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the proofs names only tests that exist, and says of each promise what proves it or what it waits for. */
class DeliveryProofsTest {
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Pattern ROW = Pattern.compile("^\\| (?!promise|---)(.+) \\| (.+) \\|$");

    @Test
    void namesOnlyTestsThatExist() throws IOException {
        Map<String, String> sources = testSources();
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED_TEST.matcher(page());
        while (named.find()) {
            String source = sources.getOrDefault(named.group(1), "");
            if (!source.contains("void " + named.group(2) + "(")
                    && !source.contains("ArchRule " + named.group(2) + " =")) {
                missing.add(named.group());
            }
        }
        assertThat(missing).as("tests that the page names and nobody wrote").isEmpty();
    }

    @Test
    void saysOfEachPromiseWhatProvesItOrWhatItWaitsFor() throws IOException {
        List<String> rows = promises();

        assertThat(rows).hasSizeGreaterThan(50).allSatisfy(row -> assertThat(lastCell(row))
                .as(row)
                .matches(proof ->
                        NAMED_TEST.matcher(proof).find() || proof.startsWith("waits for: ") || proof.equals("open")));
    }

    /** The rows of the tables that say what is promised; the page has others. */
    private static List<String> promises() throws IOException {
        List<String> rows = new ArrayList<>();
        boolean promised = false;
        for (String line : page().lines().toList()) {
            promised = line.startsWith("| promise |") || (promised && line.startsWith("|"));
            if (promised && ROW.matcher(line).matches()) {
                rows.add(line);
            }
        }
        return rows;
    }

    private static String lastCell(String row) {
        Matcher cells = ROW.matcher(row);
        assertThat(cells.matches()).isTrue();
        return cells.group(2);
    }

    private static String page() throws IOException {
        return Files.readString(root().resolve("camel-whatsapp/docs/delivery-proofs.md"));
    }

    /** The texts of all test classes by their simple names. */
    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String module : List.of("camel-whatsapp", "camel-whatsapp-starter", "examples")) {
            try (Stream<Path> files = Files.walk(root().resolve(module))) {
                files.filter(DeliveryProofsTest::isTest)
                        .forEach(file -> sources.merge(simpleName(file), read(file), String::concat));
            }
        }
        return sources;
    }

    private static boolean isTest(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.contains("/src/test/java/") && path.endsWith(".java");
    }

    private static String simpleName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".java".length());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project's root: the tests run in their module's directory. */
    private static Path root() {
        return Path.of("").toAbsolutePath().getParent().getParent();
    }
}
