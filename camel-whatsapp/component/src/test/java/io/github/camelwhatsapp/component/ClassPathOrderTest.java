package io.github.camelwhatsapp.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Beside Apache's own {@code camel-whatsapp}, which has the same short scheme: the jar that comes first has it, and {@code whatsapp-web}
 * is always ours. Each order is tried in a class loader of its own.
 */
class ClassPathOrderTest {
    private static final String APACHE = "org.apache.camel.component.whatsapp.WhatsAppComponent";

    @Test
    void theSafeNameIsOursAndTheShortOneIsWhenWeComeFirst() throws Exception {
        assertThat(components(false))
                .containsExactly(WhatsAppComponent.class.getName(), WhatsAppComponent.class.getName(), APACHE);
    }

    @Test
    void theSafeNameIsOursWhenTheOtherComesFirst() throws Exception {
        assertThat(components(true)).containsExactly(WhatsAppComponent.class.getName(), APACHE, APACHE);
    }

    /** What {@link TwoComponents} sees on a class path whose order is this. */
    private static List<String> components(boolean apacheFirst) throws Exception {
        List<URL> path = new ArrayList<>();
        List<URL> apache = new ArrayList<>();
        for (String entry : classPath()) {
            URL url = Path.of(entry).toUri().toURL();
            (isApache(entry) ? apache : path).add(url);
        }
        assertThat(apache)
                .as("Apache's camel-whatsapp on the class path of this test")
                .hasSize(1);
        path.addAll(apacheFirst ? 0 : path.size(), apache);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader alone =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(alone);
            Method seen = alone.loadClass(TwoComponents.class.getName()).getDeclaredMethod("seen");
            seen.setAccessible(true);
            return ((List<?>) seen.invoke(null)).stream().map(Object::toString).toList();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static List<String> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> new File(entry).exists())
                .toList();
    }

    private static boolean isApache(String entry) {
        return entry.replace('\\', '/').contains("org/apache/camel/camel-whatsapp/");
    }
}
