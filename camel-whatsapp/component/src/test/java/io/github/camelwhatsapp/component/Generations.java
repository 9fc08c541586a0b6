package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.operation.Operation;
import io.github.camelwhatsapp.spi.ProtocolGeneration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which generation has what, for the tables of the page. Operations a generation names itself; an event it tells if its compiled classes
 * mention the event's record. What neither mentions comes from what both share.
 */
final class Generations {
    private static final List<String> NAMES = List.of("classic", "multidevice");

    private final Map<String, ProtocolGeneration> generations = new TreeMap<>();
    private final Map<String, String> code = new TreeMap<>();

    Generations() {
        for (ProtocolGeneration generation : ServiceLoader.load(ProtocolGeneration.class)) {
            if (NAMES.contains(generation.name())) {
                generations.put(generation.name(), generation);
                code.put(generation.name(), code(generation.getClass()));
            }
        }
    }

    /** Those that have operations of this class; {@code both}, a name, or nothing when none has it yet. */
    String having(Class<?> operation) {
        return words(name -> generations.get(name).has(operation));
    }

    /** A row for each operation that one of them does not have: it, which one, and why. */
    List<String> lacking() {
        return generations.values().stream()
                .flatMap(generation -> generation.lacking().entrySet().stream()
                        .map(entry -> "| `" + Operation.nameOf(entry.getKey()) + "` | " + generation.name() + " | "
                                + entry.getValue() + " |"))
                .sorted()
                .toList();
    }

    /** Those that tell events of this class. */
    String telling(Class<?> event) {
        Pattern mention = Pattern.compile(Pattern.quote(event.getName().replace('.', '/')) + "(?![A-Za-z0-9$])");
        String found = words(name -> mention.matcher(code.get(name)).find());
        return found.isEmpty() ? "both" : found;
    }

    private static String words(Predicate<String> has) {
        List<String> found = NAMES.stream().filter(has).toList();
        return found.size() == NAMES.size() ? "both" : String.join(", ", found);
    }

    /** All class files of the package of a class and of those below, as one text. */
    private static String code(Class<?> within) {
        try {
            Path location = Path.of(
                    within.getProtectionDomain().getCodeSource().getLocation().toURI());
            String folder = within.getPackageName().replace('.', '/');
            if (Files.isDirectory(location)) {
                return code(location.resolve(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + location.toUri()), Map.of())) {
                return code(jar.getPath(folder));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(Generations::text)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
