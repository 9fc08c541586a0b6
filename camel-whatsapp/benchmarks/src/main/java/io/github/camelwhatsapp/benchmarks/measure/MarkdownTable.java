package io.github.camelwhatsapp.benchmarks.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table in Markdown. Not for use by several threads. */
public final class MarkdownTable {
    private static final int TEN = 10;
    private static final int HUNDRED = 100;
    private static final double THOUSAND = 1_000;
    private static final double MILLION = 1_000_000;

    private final List<String> lines = new ArrayList<>();
    private final int columns;

    /** A table with this heading; all columns but the first are aligned to the right. */
    public MarkdownTable(String... heading) {
        columns = heading.length;
        row((Object[]) heading);
        lines.add("| --- |" + " ---: |".repeat(columns - 1));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has another number of cells than the heading
     */
    public MarkdownTable row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("A row has " + cells.length + " cells, expected " + columns);
        }
        lines.add(Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |")));
        return this;
    }

    /** A number with about three digits that say something: {@code 3.21M}, {@code 45.6k}, {@code 789}, {@code 4.56}. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size >= MILLION) {
            return digits(value / MILLION) + "M";
        }
        return size >= THOUSAND ? digits(value / THOUSAND) + "k" : digits(value);
    }

    /** A ratio, {@code 0.87 x}. */
    public static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f x", value);
    }

    private static String digits(double value) {
        if (value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        int decimals = size >= HUNDRED ? 0 : size >= TEN ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
