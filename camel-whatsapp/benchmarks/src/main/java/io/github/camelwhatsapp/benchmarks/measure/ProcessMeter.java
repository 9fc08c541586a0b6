package io.github.camelwhatsapp.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What this process has used up so far. The bytes are those that its living threads allocated on the heap: a thread that ends between
 * two readings takes its share away, so both must be taken while the pools are busy.
 *
 * @param cpuNanos CPU time of all threads, collector and compiler included, in nanoseconds
 * @param allocatedBytes bytes allocated
 */
public record ProcessMeter(long cpuNanos, long allocatedBytes) {
    /** Reads the meter. */
    public static ProcessMeter read() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long[] allocated = threads.getThreadAllocatedBytes(threads.getAllThreadIds());
        return new ProcessMeter(
                system.getProcessCpuTime(),
                Arrays.stream(allocated).filter(bytes -> bytes > 0).sum());
    }

    /** What was used up since an earlier reading. */
    public ProcessMeter since(ProcessMeter earlier) {
        return new ProcessMeter(cpuNanos - earlier.cpuNanos, allocatedBytes - earlier.allocatedBytes);
    }
}
