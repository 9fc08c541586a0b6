package io.github.camelwhatsapp.benchmarks.measure;

import java.util.Collection;

/** Several measurements of one thing. Immutable. */
public final class Spread {
    private static final double MEDIAN = 0.5;

    private final double[] sorted;

    private Spread(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Takes measurements in any order.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(Collection<? extends Number> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A spread needs one measurement at least");
        }
        return new Spread(
                values.stream().mapToDouble(Number::doubleValue).sorted().toArray());
    }

    /** The smallest value that so large a share of the measurements does not exceed; nearest rank. */
    public double percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    /** The value in the middle. */
    public double median() {
        return percentile(MEDIAN);
    }

    /** {@code median [smallest - largest]}. */
    @Override
    public String toString() {
        return MarkdownTable.number(median()) + " [" + MarkdownTable.number(sorted[0]) + " - "
                + MarkdownTable.number(sorted[sorted.length - 1]) + "]";
    }
}
