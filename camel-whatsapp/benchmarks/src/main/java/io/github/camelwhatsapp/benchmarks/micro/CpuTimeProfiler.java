package io.github.camelwhatsapp.benchmarks.micro;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Operations per second of CPU time that the forked process took, its garbage collector included. On a machine with other work this
 * is steady where operations per second of wall time are not.
 */
public final class CpuTimeProfiler implements InternalProfiler {
    /** What its result is called. */
    static final String LABEL = "cpu.rate";

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long before;

    /** For JMH. */
    public CpuTimeProfiler() {}

    @Override
    public String getDescription() {
        return "operations per second of CPU time of the process";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = system.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double seconds = (double) (system.getProcessCpuTime() - before) / TimeUnit.SECONDS.toNanos(1);
        double rate = result.getMetadata().getAllOps() / seconds;
        return List.of(new ScalarResult(LABEL, rate, "ops/s", AggregationPolicy.AVG));
    }
}
