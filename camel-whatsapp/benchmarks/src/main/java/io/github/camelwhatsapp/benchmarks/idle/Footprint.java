package io.github.camelwhatsapp.benchmarks.idle;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process holds.
 *
 * @param heapBytes what survives a collection of the whole heap
 * @param residentBytes memory that the system has given it; 0 where the system does not say
 * @param threads living threads
 */
record Footprint(long heapBytes, long residentBytes, int threads) {
    private static final int COLLECTIONS = 3;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long KIBIBYTE = 1_024;

    /** Collects garbage and reads what is left. */
    static Footprint read() throws IOException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return new Footprint(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                resident(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static long resident() throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                        .filter(line -> line.startsWith(RESIDENT))
                        .map(line -> line.substring(RESIDENT.length())
                                .replace("kB", "")
                                .strip())
                        .mapToLong(Long::parseLong)
                        .sum()
                * KIBIBYTE;
    }
}
