package io.github.camelwhatsapp.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory on the disk of the working directory, which goes when it is closed. */
public final class TemporaryDirectory implements AutoCloseable {
    private final Path path;

    /** Makes it. */
    public TemporaryDirectory() throws IOException {
        path = Files.createTempDirectory(Path.of("").toAbsolutePath(), "benchmark");
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(path)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
