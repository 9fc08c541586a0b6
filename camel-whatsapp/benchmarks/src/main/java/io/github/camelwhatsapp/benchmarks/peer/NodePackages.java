package io.github.camelwhatsapp.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A folder below the working directory in which Baileys is installed, with our drivers beside it. Installed once; delete the folder to
 * have it anew.
 */
final class NodePackages {
    private static final Path FOLDER = Path.of("peer");
    private static final List<String> FILES = List.of("package.json", "handshake.mjs", "signal.mjs");
    private static final List<String> INSTALL = List.of(
            "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--omit=optional", "--no-package-lock");

    private NodePackages() {}

    /** What a driver wrote to its standard output. */
    record Answer(String text) {}

    /** Runs a driver with an order; nothing if {@link #installed} gives nothing. */
    static Optional<Answer> ask(String driver, String order) throws IOException {
        Optional<Path> folder = installed();
        return folder.isEmpty() ? Optional.empty() : Optional.of(new Answer(run(folder.get(), driver, order)));
    }

    private static String run(Path folder, String driver, String order) throws IOException {
        Process process = new ProcessBuilder("node", driver, order)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.onExit().join().exitValue();
        if (status != 0) {
            throw new IllegalStateException("Baileys did not do what " + driver + " asks; Node ended with " + status);
        }
        return answer;
    }

    /** The folder, or nothing if Node or npm is missing or npm cannot install; standard error then says why. */
    static Optional<Path> installed() throws IOException {
        Files.createDirectories(FOLDER);
        for (String file : FILES) {
            copy(file);
        }
        if (Files.isDirectory(FOLDER.resolve("node_modules")) || run(INSTALL)) {
            return Optional.of(FOLDER.toAbsolutePath());
        }
        return Optional.empty();
    }

    private static void copy(String file) throws IOException {
        try (InputStream source = NodePackages.class.getResourceAsStream(file)) {
            if (source == null) {
                throw new IllegalStateException("The resource " + file + " is missing from the benchmarks");
            }
            Files.copy(source, FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("npm.log").toFile())
                    .start();
            boolean done = process.onExit().join().exitValue() == 0;
            if (!done) {
                System.err.println("npm did not install Baileys: " + FOLDER.resolve("npm.log") + " says why");
            }
            return done;
        } catch (IOException e) {
            System.err.println(
                    "npm does not run, so Baileys is not measured: " + new UncheckedIOException(e).getMessage());
            return false;
        }
    }
}
