package io.github.camelwhatsapp.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine in words, as far as it can tell. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";
    private static final double GIBIBYTE = 1 << 30;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** What stays the same during a run. */
    String describe() throws IOException {
        FileStore disk = Files.getFileStore(Path.of("").toAbsolutePath());
        return String.format(
                Locale.ROOT,
                "%d cores of %s, %.0f GiB of memory, %s; %s %s; Java %s (%s), heap up to %.1f GiB",
                system.getAvailableProcessors(),
                model().orElse(system.getArch()),
                system.getTotalMemorySize() / GIBIBYTE,
                disk.type(),
                system.getName(),
                system.getVersion(),
                System.getProperty("java.runtime.version"),
                System.getProperty("java.vendor"),
                Runtime.getRuntime().maxMemory() / GIBIBYTE);
    }

    /** How busy it is now: the system's load of the last minute. */
    String load() {
        return String.format(Locale.ROOT, "%.1f", system.getSystemLoadAverage());
    }

    private static Optional<String> model() throws IOException {
        if (!Files.exists(PROCESSORS)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        }
    }
}
