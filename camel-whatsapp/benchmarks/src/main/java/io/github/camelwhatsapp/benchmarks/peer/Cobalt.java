package io.github.camelwhatsapp.benchmarks.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether Cobalt can be measured: it is on the class path with the profile {@code cobalt} only, and needs Java 24 or newer. */
public final class Cobalt {
    private static final String JAVA = "benchmarks.java24";
    private static final String CODEC = "it/auties/whatsapp/io/BinaryEncoder.class";

    private Cobalt() {}

    /** The folder of the Java to run it with, from the property {@value #JAVA}; nothing if it cannot be measured. */
    public static Optional<Path> javaHome() {
        Path home = Path.of(System.getProperty(JAVA, ""));
        boolean java = Files.isExecutable(home.resolve("bin").resolve("java"));
        boolean cobalt = Cobalt.class.getClassLoader().getResource(CODEC) != null;
        return java && cobalt ? Optional.of(home) : Optional.empty();
    }
}
