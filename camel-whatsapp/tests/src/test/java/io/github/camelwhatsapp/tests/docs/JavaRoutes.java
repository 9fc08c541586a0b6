package io.github.camelwhatsapp.tests.docs;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.camel.builder.RouteBuilder;

/**
 * Routes in Java as they stand in a page, compiled: each text is what stands in {@code configure()}. One run of the compiler for all, since
 * it takes longer to start than to compile. Close it to remove the classes.
 */
final class JavaRoutes implements AutoCloseable {
    private final Path directory;
    private final URLClassLoader classes;
    private final Map<String, String> names = new TreeMap<>();

    /** Compiles the examples of a page, which are to run {@link World#anywhere}. */
    static JavaRoutes of(Map<String, Page.Block> blocks) {
        Map<String, String> texts = new TreeMap<>();
        blocks.forEach((name, block) -> texts.put(name, World.anywhere(block.text())));
        return new JavaRoutes(texts);
    }

    /** Compiles texts by a name of the caller's choice; fails with the words of the compiler. */
    JavaRoutes(Map<String, String> texts) {
        try {
            directory = Files.createTempDirectory("examples");
            texts.keySet().forEach(name -> names.put(name, "Example" + names.size()));
            compile(texts.entrySet().stream()
                    .<JavaFileObject>map(text -> new Source(names.get(text.getKey()), text.getValue()))
                    .toList());
            classes = new URLClassLoader(
                    new java.net.URL[] {directory.toUri().toURL()}, JavaRoutes.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The routes of a name. */
    RouteBuilder routes(String name) {
        try {
            return (RouteBuilder)
                    classes.loadClass(names.get(name)).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No example " + name, e);
        }
    }

    private void compile(List<JavaFileObject> sources) {
        StringWriter said = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        if (!compiler.getTask(said, null, null, options, null, sources).call()) {
            throw new IllegalArgumentException("The examples do not compile:\n" + said);
        }
    }

    @Override
    public void close() throws IOException {
        classes.close();
        for (String name : names.values()) {
            Files.deleteIfExists(directory.resolve(name + ".class"));
        }
        Files.deleteIfExists(directory);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text =
                    """
                    import io.github.camelwhatsapp.component.*;
                    import io.github.camelwhatsapp.error.*;
                    import io.github.camelwhatsapp.event.*;
                    import io.github.camelwhatsapp.model.*;
                    import org.apache.camel.builder.RouteBuilder;

                    public class %s extends RouteBuilder {
                        @Override
                        public void configure() {
                    %s
                        }
                    }
                    """
                            .formatted(name, text);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
