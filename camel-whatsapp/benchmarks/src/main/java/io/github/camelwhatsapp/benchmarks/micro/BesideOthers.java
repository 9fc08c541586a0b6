package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.benchmarks.measure.MarkdownTable;
import io.github.camelwhatsapp.benchmarks.measure.Pace;
import io.github.camelwhatsapp.benchmarks.measure.Spread;
import io.github.camelwhatsapp.benchmarks.peer.BaileysMessages;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What messages cost, beside signal-protocol-java and Baileys in the same run; a chapter in Markdown. */
public final class BesideOthers {
    private static final String NOTHING = "-";

    /**
     * A row of the table.
     *
     * @param title what is done
     * @param method the benchmark's method, and the name that Baileys' driver gives it
     * @param before a method whose share is taken off, for what can only be done after it; empty for none
     * @param ofBaileys the target: so many times what Baileys does; 0 for none
     * @param ofLibrary the target: so many times what signal-protocol-java does; 0 for none
     * @param cobalt what Cobalt did of what signal-protocol-java did in an earlier run of both, with Java 25; 0 where that is not known
     */
    private record Row(String title, String method, String before, double ofBaileys, double ofLibrary, double cobalt) {}

    private static final List<Row> ROWS = List.of(
            new Row("session started from a bundle, its signature checked", "startSession", "", 5, 0, 0.76),
            new Row("first message of a session read", "firstMessage", "", 5, 0, 0.82),
            new Row("message there or back, each turning the ratchet", "pingPong", "", 5, 0, 0.92),
            new Row("message encrypted, one direction", "encrypt", "", 25, 0, 1.38),
            new Row("message encrypted and decrypted, one direction", "encryptAndDecrypt", "", 0, 0, 1.46),
            new Row("group message encrypted and signed", "groupEncrypt", "", 150, 0, 0),
            new Row("group message checked and decrypted", "groupEncryptAndDecrypt", "groupEncrypt", 80, 1.2, 0),
            new Row("message encrypted for 256 open sessions", "fanOut", "", 10, 0, 0));

    private static final List<String> METHODS = ROWS.stream().map(Row::method).toList();

    private BesideOthers() {}

    /** Measures all three. */
    public static String measure(Pace pace) throws IOException {
        JmhRun ours = JmhRun.of(SignalBenchmark.class, METHODS, pace);
        JmhRun library = JmhRun.of(SignalProtocolJavaBenchmark.class, METHODS, pace, olderProtobuf());
        JmhRun media = JmhRun.of(SealingBenchmark.class, pace);
        Optional<BaileysMessages> baileys = BaileysMessages.measure(pace);
        Map<String, Spread> theirs = baileys.map(BaileysMessages::rates).orElse(Map.of());
        MarkdownTable table = new MarkdownTable(
                "operation",
                "ours/s [cpu]",
                "signal-protocol-java",
                "ours to this",
                "Baileys",
                "ours to this",
                "target",
                "ours to Cobalt, by an earlier run");
        ROWS.forEach(row -> table.row(cells(row, ours, library, theirs)));
        table.row(media("medium sealed, file to file, MiB", "seal", 2, media, theirs));
        table.row(media("medium opened, MiB", "open", 1.5, media, theirs));
        return table + (baileys.isPresent() ? "" : "\nBaileys is not here to compare.\n");
    }

    /** The library's generated code needs the protobuf of its time, which has to come before ours. */
    private static String olderProtobuf() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("protobuf-javalite"))
                .findFirst()
                .map(jar -> "-Xbootclasspath/a:" + jar)
                .orElseThrow(() -> new IllegalStateException("There is no protobuf-javalite on the class path"));
    }

    private static Object[] cells(Row row, JmhRun ours, JmhRun library, Map<String, Spread> theirs) {
        double own = rate(row, method -> ours.figures(method).rate());
        double other = rate(row, method -> library.figures(method).rate());
        boolean known =
                theirs.containsKey(row.method()) && (row.before().isEmpty() || theirs.containsKey(row.before()));
        double baileys = known ? rate(row, method -> theirs.get(method).median()) : 0;
        boolean whole = row.before().isEmpty();
        return new Object[] {
            row.title(),
            whole ? ours.figures(row.method()) : MarkdownTable.number(own),
            whole ? library.figures(row.method()) : MarkdownTable.number(other),
            MarkdownTable.ratio(own / other),
            !known ? NOTHING : whole ? theirs.get(row.method()) : MarkdownTable.number(baileys),
            known ? MarkdownTable.ratio(own / baileys) : NOTHING,
            target(row),
            row.cobalt() == 0 ? NOTHING : MarkdownTable.ratio(own / (other * row.cobalt()))
        };
    }

    private static Object[] media(String title, String method, double target, JmhRun run, Map<String, Spread> theirs) {
        Figures whole = run.figures(method);
        int size = SealingBenchmark.MEBIBYTES;
        Figures ours = new Figures(whole.rate() * size, whole.slowest() * size, whole.fastest() * size, 0);
        Optional<Spread> baileys = Optional.ofNullable(theirs.get(method));
        return new Object[] {
            title,
            ours,
            NOTHING,
            NOTHING,
            baileys.<Object>map(spread -> spread).orElse(NOTHING),
            baileys.map(spread -> MarkdownTable.ratio(ours.rate() / spread.median()))
                    .orElse(NOTHING),
            times(target, "Baileys"),
            NOTHING
        };
    }

    private static double rate(Row row, Rates rates) {
        double whole = rates.of(row.method());
        return row.before().isEmpty() ? whole : 1 / (1 / whole - 1 / rates.of(row.before()));
    }

    private static String target(Row row) {
        String baileys = row.ofBaileys() == 0 ? "" : times(row.ofBaileys(), "Baileys");
        String library = row.ofLibrary() == 0 ? "" : times(row.ofLibrary(), "signal-protocol-java");
        String both = baileys.isEmpty() || library.isEmpty() ? baileys + library : baileys + ", " + library;
        return both.isEmpty() ? NOTHING : both;
    }

    private static String times(double factor, String whom) {
        return (factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor)) + " x " + whom;
    }

    private interface Rates {
        double of(String method);
    }
}
