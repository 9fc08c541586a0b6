package io.github.camelwhatsapp.tests.docs;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.builder.RouteBuilder;

/** Routes in Java as they stand in a page, compiled: each text is what stands in {@code configure()}. Close it to remove the classes. */
final class JavaRoutes implements AutoCloseable {
    private static final String BUILDER =
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
            """;

    private final Map<String, String> names = new TreeMap<>();
    private final Compiled compiled;

    private JavaRoutes(Map<String, Page.Block> blocks) {
        Map<String, String> sources = new TreeMap<>();
        blocks.forEach((name, block) -> {
            String type = "Example" + names.size();
            names.put(name, type);
            sources.put(type, BUILDER.formatted(type, World.anywhere(block.text())));
        });
        compiled = new Compiled(sources);
    }

    /** Compiles the examples of a page, by a name of the caller's choice, so that they run {@link World#anywhere}. */
    static JavaRoutes of(Map<String, Page.Block> blocks) {
        return new JavaRoutes(blocks);
    }

    /** The routes of a name. */
    RouteBuilder routes(String name) {
        try {
            return (RouteBuilder)
                    compiled.type(names.get(name)).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No example " + name, e);
        }
    }

    @Override
    public void close() throws IOException {
        compiled.close();
    }
}
