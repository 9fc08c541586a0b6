package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.benchmarks.measure.MarkdownTable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What a benchmark gave.
 *
 * @param rate median of the operations per second of CPU time
 * @param slowest the lowest rate of an iteration
 * @param fastest the highest
 * @param allocated bytes allocated in an operation
 */
record Figures(double rate, double slowest, double fastest, double allocated) {
    private static final int MEDIAN = 50;

    static Figures of(RunResult result) {
        Statistics rates = secondary(result, CpuTimeProfiler.LABEL);
        return new Figures(
                rates.getPercentile(MEDIAN),
                rates.getMin(),
                rates.getMax(),
                secondary(result, "gc.alloc.rate.norm").getMean());
    }

    /** {@code median [slowest - fastest]}. */
    @Override
    public String toString() {
        return MarkdownTable.number(rate) + " [" + MarkdownTable.number(slowest) + " - " + MarkdownTable.number(fastest)
                + "]";
    }

    private static Statistics secondary(RunResult result, String label) {
        String key = result.getSecondaryResults().keySet().stream()
                .filter(name -> name.endsWith(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("JMH gave no " + label + ", only "
                        + result.getSecondaryResults().keySet()));
        return result.getSecondaryResults().get(key).getStatistics();
    }
}
