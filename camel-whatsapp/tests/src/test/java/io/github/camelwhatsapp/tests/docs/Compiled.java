package io.github.camelwhatsapp.tests.docs;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes made of the source texts of pages, all by one run of the compiler, which takes longer to start than to compile. */
final class Compiled implements AutoCloseable {
    private final Path directory;
    private final URLClassLoader classes;

    /**
     * Compiles.
     *
     * @param sources complete source texts by the name of their class, without a package
     * @throws IllegalArgumentException with the compiler's words if something is wrong
     */
    Compiled(Map<String, String> sources) {
        try {
            directory = Files.createTempDirectory("examples");
            compile(sources.entrySet().stream()
                    .<JavaFileObject>map(source -> new Source(source.getKey(), source.getValue()))
                    .toList());
            classes = new URLClassLoader(new URL[] {directory.toUri().toURL()}, Compiled.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class by its name. */
    Class<?> type(String name) throws ClassNotFoundException {
        return classes.loadClass(name);
    }

    /** Where the classes lie; what else lies there is found by the class path, too. */
    Path directory() {
        return directory;
    }

    private void compile(List<JavaFileObject> sources) {
        StringWriter said = new StringWriter();
        List<String> options =
                List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        if (!ToolProvider.getSystemJavaCompiler()
                .getTask(said, null, null, options, null, sources)
                .call()) {
            throw new IllegalArgumentException("An example does not compile:\n" + said);
        }
    }

    @Override
    public void close() throws IOException {
        classes.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
