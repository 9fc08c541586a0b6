package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.benchmarks.measure.MarkdownTable;
import io.github.camelwhatsapp.benchmarks.measure.Pace;
import java.util.List;

/** The parts of the report about functions that run in memory. */
public final class Micro {
    private static final List<String> NODES = List.of("presence", "iq50", "text200", "group200", "big64k");
    private static final List<Integer> SIZES = List.of(200, 4_096, 65_536);
    private static final double MEGABYTE = 1_000_000;

    private Micro() {}

    /** The classic codec; a chapter in Markdown. */
    public static String codec(Pace pace) {
        JmhRun run = JmhRun.of(CodecBenchmark.class, pace);
        MarkdownTable table = new MarkdownTable(
                "node",
                "bytes",
                "encode/s [cpu]",
                "MB/s",
                "bytes allocated",
                "decode/s [cpu]",
                "MB/s",
                "bytes allocated",
                "bare copy/s [cpu]");
        for (String node : NODES) {
            int size = CodecBenchmark.sizeOf(node);
            Figures encode = run.figures("encode", node);
            Figures decode = run.figures("decode", node);
            table.row(
                    node,
                    size,
                    encode,
                    megabytes(encode.rate(), size),
                    Math.round(encode.allocated()),
                    decode,
                    megabytes(decode.rate(), size),
                    Math.round(decode.allocated()),
                    run.figures("copy", node));
        }
        return table.toString();
    }

    /** The classic frame cipher; a chapter in Markdown. */
    public static String frames(Pace pace) {
        JmhRun run = JmhRun.of(FrameCipherBenchmark.class, pace);
        MarkdownTable table = new MarkdownTable(
                "bytes",
                "encrypt/s [cpu]",
                "MB/s",
                "of bare",
                "decrypt/s [cpu]",
                "MB/s",
                "of bare",
                "bare, RC4 of Bouncy Castle",
                "bare, RC4 of the JDK");
        for (int size : SIZES) {
            String parameter = Integer.toString(size);
            Figures seal = run.figures("seal", parameter);
            Figures open = run.figures("open", parameter);
            Figures bare = run.figures("bareBouncyCastle", parameter);
            table.row(
                    size,
                    seal,
                    megabytes(seal.rate(), size),
                    MarkdownTable.ratio(seal.rate() / bare.rate()),
                    open,
                    megabytes(open.rate(), size),
                    MarkdownTable.ratio(open.rate() / bare.rate()),
                    bare,
                    run.figures("bareJdk", parameter));
        }
        return table.toString();
    }

    /** Signal sessions, groups and signatures; a chapter in Markdown. */
    public static String signal(Pace pace) {
        JmhRun run = JmhRun.of(SignalBenchmark.class, pace);
        MarkdownTable table = new MarkdownTable("operation", "per second [cpu]", "KiB allocated");
        SignalBenchmark.TITLES.forEach((method, title) -> table.row(
                title,
                run.figures(method),
                MarkdownTable.number(run.figures(method).allocated() / 1_024)));
        return table.toString();
    }

    private static String megabytes(double rate, int size) {
        return MarkdownTable.number(rate * size / MEGABYTE);
    }
}
