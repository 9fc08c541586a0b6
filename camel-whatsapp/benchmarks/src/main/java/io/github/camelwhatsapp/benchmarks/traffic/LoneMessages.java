package io.github.camelwhatsapp.benchmarks.traffic;

import io.github.camelwhatsapp.benchmarks.measure.BareFsync;
import io.github.camelwhatsapp.benchmarks.measure.MarkdownTable;
import io.github.camelwhatsapp.benchmarks.measure.Pace;
import io.github.camelwhatsapp.benchmarks.measure.Pause;
import io.github.camelwhatsapp.benchmarks.measure.Spread;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Messages that come alone, each followed by a bare fsync, so that both meet the same disk and the same load. */
final class LoneMessages {
    /** Longer than settle marks wait for company, so that nothing of one message is left when the next one comes. */
    private static final Duration QUIET = Duration.ofMillis(260);

    private static final double P99 = 0.99;
    private static final double MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final MarkdownTable table = new MarkdownTable(
            "answers",
            "p50, ms",
            "p99, ms",
            "bare fsync p50, ms",
            "bare fsync p99, ms",
            "p50 in fsyncs",
            "commits per message, all told");

    /** Measures on a stage and adds a row. */
    void measure(Variant variant, Stage stage, Pace pace) throws IOException {
        List<Long> messages = new ArrayList<>();
        List<Long> syncs = new ArrayList<>();
        Pause.of(QUIET);
        OptionalLong commits = stage.commits();
        try (BareFsync bare = new BareFsync(stage.directory())) {
            for (int i = 0; i < pace.lone(); i++) {
                messages.add(stage.exchange(1));
                Pause.of(QUIET);
                syncs.add(bare.once());
            }
        }
        Spread message = Spread.of(messages);
        Spread sync = Spread.of(syncs);
        table.row(
                variant.title(),
                millis(message.median()),
                millis(message.percentile(P99)),
                millis(sync.median()),
                millis(sync.percentile(P99)),
                String.format(Locale.ROOT, "%.1f", message.median() / sync.median()),
                commits.isPresent()
                        ? MarkdownTable.number(
                                (double) (stage.commits().orElseThrow() - commits.getAsLong()) / pace.lone())
                        : "-");
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / MILLISECOND);
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
