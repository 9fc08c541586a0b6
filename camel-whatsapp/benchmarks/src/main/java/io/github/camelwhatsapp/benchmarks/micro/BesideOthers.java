package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.benchmarks.measure.Pace;
import io.github.camelwhatsapp.benchmarks.measure.Spread;
import io.github.camelwhatsapp.benchmarks.peer.BaileysMessages;
import io.github.camelwhatsapp.benchmarks.peer.Cobalt;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What messages cost, beside signal-protocol-java, Baileys and Cobalt in the same run; a chapter in Markdown. */
public final class BesideOthers {
    private static final List<String> SESSIONS =
            List.of("startSession", "firstMessage", "pingPong", "encrypt", "encryptAndDecrypt", "fanOut");
    private static final List<String> GROUPS = List.of("groupEncrypt", "groupEncryptAndDecrypt");
    private static final List<String> MEDIA = List.of("seal", "open");

    private final Pace pace;
    private final Optional<Path> cobalt = Cobalt.javaHome();

    private BesideOthers(Pace pace) {
        this.pace = pace;
    }

    /** Measures all that are here; all that run on a JVM do so on Cobalt's if it is among them. */
    public static String measure(Pace pace) {
        return new BesideOthers(pace).measure();
    }

    private String measure() {
        // In CPU time, so that it can go on beside the others: it takes as long as a third of them.
        CompletableFuture<Optional<BaileysMessages>> beside = CompletableFuture.supplyAsync(this::baileys);
        Map<String, Figures> ours = run(SignalBenchmark.class, SESSIONS);
        ours.putAll(run(SignalBenchmark.class, GROUPS));
        run(SealingBenchmark.class, MEDIA).forEach((method, figures) -> ours.put(method, mebibytes(figures)));
        PeerTable table = new PeerTable(ours);
        Map<String, Figures> library = run(SignalProtocolJavaBenchmark.class, SESSIONS, olderProtobuf());
        library.putAll(run(SignalProtocolJavaBenchmark.class, GROUPS, olderProtobuf()));
        table.add(Peer.LIBRARY, library);
        if (cobalt.isPresent()) {
            table.add(Peer.COBALT, run(CobaltSignalBenchmark.class, SESSIONS));
        }
        Optional<BaileysMessages> baileys = beside.join();
        baileys.ifPresent(messages -> table.add(Peer.BAILEYS, figures(messages.rates())));
        return table
                + (baileys.isPresent() ? "" : "\nBaileys is not here to compare.\n")
                + (cobalt.isPresent() ? "" : "\nCobalt is not here to compare.\n");
    }

    private Optional<BaileysMessages> baileys() {
        try {
            return BaileysMessages.measure(pace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Figures> run(Class<?> benchmarks, List<String> methods, String... jvm) {
        Path java = cobalt.orElseGet(() -> Path.of(System.getProperty("java.home")));
        JmhRun run = JmhRun.of(benchmarks, methods, pace, java, jvm);
        Map<String, Figures> figures = new HashMap<>();
        methods.forEach(method -> figures.put(method, run.figures(method)));
        return figures;
    }

    /** The library's generated code needs the protobuf of its time, which has to come before ours. */
    private static String olderProtobuf() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("protobuf-javalite"))
                .findFirst()
                .map(jar -> "-Xbootclasspath/a:" + jar)
                .orElseThrow(() -> new IllegalStateException("There is no protobuf-javalite on the class path"));
    }

    private static Figures mebibytes(Figures media) {
        int size = SealingBenchmark.MEBIBYTES;
        return new Figures(media.rate() * size, media.slowest() * size, media.fastest() * size, media.allocated());
    }

    private static Map<String, Figures> figures(Map<String, Spread> rates) {
        Map<String, Figures> figures = new HashMap<>();
        rates.forEach((name, rate) ->
                figures.put(name, new Figures(rate.median(), rate.percentile(0), rate.percentile(1), 0)));
        return figures;
    }
}
