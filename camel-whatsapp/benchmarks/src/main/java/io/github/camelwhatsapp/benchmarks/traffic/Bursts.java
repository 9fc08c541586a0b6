package io.github.camelwhatsapp.benchmarks.traffic;

import io.github.camelwhatsapp.benchmarks.measure.MarkdownTable;
import io.github.camelwhatsapp.benchmarks.measure.Pace;
import io.github.camelwhatsapp.benchmarks.measure.ProcessMeter;
import io.github.camelwhatsapp.benchmarks.measure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Bursts of messages from all phones at once. */
final class Bursts {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double KIBIBYTE = 1_024;
    private static final int WARM_UPS = 2;

    private final MarkdownTable table = new MarkdownTable(
            "answers",
            "messages/s [wall]",
            "messages per CPU second of the client [cpu]",
            "CPU of the client, us per message",
            "CPU of emulator and phones, us per message",
            "KiB allocated per message",
            "messages per commit");

    /** Measures on a stage and adds a row. */
    void measure(Variant variant, Stage stage, Pace pace) {
        for (int i = 0; i < WARM_UPS; i++) {
            stage.exchange(pace.messages());
        }
        int total = pace.bursts() * pace.messages();
        List<Double> rates = new ArrayList<>();
        List<Double> cpuRates = new ArrayList<>();
        OptionalLong commits = stage.commits();
        long emulatorCpu = stage.emulator().cpu().toNanos();
        ProcessMeter begin = ProcessMeter.read();
        for (int i = 0; i < pace.bursts(); i++) {
            ProcessMeter before = ProcessMeter.read();
            rates.add(pace.messages() * SECOND / stage.exchange(pace.messages()));
            cpuRates.add(
                    pace.messages() * SECOND / ProcessMeter.read().since(before).cpuNanos());
        }
        ProcessMeter used = ProcessMeter.read().since(begin);
        table.row(
                variant.title(),
                Spread.of(rates),
                Spread.of(cpuRates),
                micros(used.cpuNanos(), total),
                micros(stage.emulator().cpu().toNanos() - emulatorCpu, total),
                MarkdownTable.number(used.allocatedBytes() / KIBIBYTE / total),
                commits.isPresent()
                        ? MarkdownTable.number((double) total / (stage.commits().orElseThrow() - commits.getAsLong()))
                        : "-");
    }

    private static long micros(long nanos, int messages) {
        return TimeUnit.NANOSECONDS.toMicros(nanos) / messages;
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
