package io.github.camelwhatsapp.tests.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The folder in which foreign clients for Node are installed, below {@code target}, with the packages and versions that
 * {@code src/test/interop/package.json} names. Installed once, and again when that file changes.
 */
final class NodePackages {
    private static final Path SOURCES = Path.of("src/test/interop");
    private static final Path FOLDER = Path.of("target/interop");
    private static final long MINUTES = 5;

    private NodePackages() {}

    /** The folder, ready for use; the test is skipped if Node or npm is missing. */
    static Path installed() {
        assumeTrue(
                answers("node", "-e", "process.exit(+process.versions.node.split('.')[0] < 20 ? 1 : 0)"),
                "skipped: Node 20 or newer is not installed, which runs the foreign clients");
        assumeTrue(answers("npm", "--version"), "skipped: npm is not installed, which installs the foreign clients");
        try {
            Files.createDirectories(FOLDER);
            boolean stale = !Files.isDirectory(FOLDER.resolve("node_modules"))
                    || Files.mismatch(SOURCES.resolve("package.json"), FOLDER.resolve("package.json")) >= 0;
            try (var files = Files.list(SOURCES)) {
                for (Path file : files.toList()) {
                    Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (stale) {
                install();
            }
            return FOLDER.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("The foreign clients cannot be put into " + FOLDER.toAbsolutePath(), e);
        }
    }

    private static void install() throws IOException {
        int status = run(List.of(
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--omit=optional",
                "--no-package-lock"));
        if (status != 0) {
            throw new IllegalStateException("npm cannot install what package.json names: it ended with " + status
                    + "; see target/interop/npm.log");
        }
    }

    private static boolean answers(String... command) {
        try {
            Files.createDirectories(FOLDER);
            return run(List.of(command)) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("npm.log").toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
