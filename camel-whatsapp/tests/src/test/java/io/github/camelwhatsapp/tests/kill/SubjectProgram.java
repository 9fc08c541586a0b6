package io.github.camelwhatsapp.tests.kill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * How processes under test are started: on the class path of this one, its directories packed as jars, and with an archive of loaded
 * classes if one was made, which halves the time that a start takes (java, "Application Class-Data Sharing").
 */
final class SubjectProgram {
    private final Path directory;
    private final List<String> command;

    private SubjectProgram(Path directory, List<String> command) {
        this.directory = directory;
        this.command = List.copyOf(command);
    }

    /**
     * Packs the class path.
     *
     * @param directory for the jars, the archive and the library of the database driver
     */
    static SubjectProgram in(Path directory) throws IOException {
        List<String> classPath = new ArrayList<>();
        for (String element : System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1)) {
            Path path = Path.of(element);
            if (Files.isDirectory(path)) {
                Path jar = directory.resolve("classes-" + classPath.size() + ".jar");
                pack(path, jar);
                classPath.add(jar.toString());
            } else if (Files.exists(path)) {
                classPath.add(element);
            }
        }
        Path driver = unpackDriver(directory);
        return new SubjectProgram(
                directory,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Xlog:disable",
                        "-Dorg.sqlite.lib.path=" + driver.getParent(),
                        "-Dorg.sqlite.lib.name=" + driver.getFileName(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-cp",
                        String.join(System.getProperty("path.separator"), classPath),
                        RouteUnderTest.class.getName()));
    }

    /** Another program, for tests of the harness itself. */
    static SubjectProgram that(String program) {
        return new SubjectProgram(Path.of(""), List.of(program));
    }

    /** Once for all processes: the driver would unpack its library for each, and one that is killed does not remove it. */
    private static Path unpackDriver(Path directory) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        Path library = directory.resolve(name);
        try (InputStream packed = LibraryLoaderUtil.class.getResourceAsStream(
                LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
            Files.copy(Objects.requireNonNull(packed, "the library of the database driver"), library);
        }
        return library;
    }

    /** The command that starts one. */
    List<String> command() {
        return command;
    }

    /** The same that leaves an archive of the classes that it has loaded when it ends in good order. */
    SubjectProgram archiving() {
        return with("-XX:ArchiveClassesAtExit=" + archive());
    }

    /** The same that starts from the archive. */
    SubjectProgram archived() {
        return Files.exists(archive()) ? with("-XX:SharedArchiveFile=" + archive()) : this;
    }

    private SubjectProgram with(String option) {
        List<String> more = new ArrayList<>(command);
        more.add(1, option);
        return new SubjectProgram(directory, more);
    }

    private Path archive() {
        return directory.resolve("classes.jsa");
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file);
                Stream<Path> content = Files.walk(classes)) {
            packed.setLevel(1);
            for (Path path : content.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, packed);
                packed.closeEntry();
            }
        }
    }
}
