package io.github.camelwhatsapp.benchmarks.media;

import io.github.camelwhatsapp.benchmarks.measure.MarkdownTable;
import io.github.camelwhatsapp.benchmarks.measure.Pace;
import io.github.camelwhatsapp.benchmarks.measure.TemporaryDirectory;
import io.github.camelwhatsapp.benchmarks.process.EmulatorProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The part of the report about large media: one file both ways by a client with a heap of 64 MiB. */
public final class LargeMedia {
    private static final String NUMBER = "34700000001";
    private static final int MEBIBYTE = 1 << 20;
    private static final int FULL = 1024;
    private static final int QUICK = 64;

    private LargeMedia() {}

    /** Measures and answers a chapter in Markdown. */
    public static String measure(Pace pace) throws IOException, InterruptedException {
        int size = pace.equals(Pace.QUICK) ? QUICK : FULL;
        try (TemporaryDirectory directory = new TemporaryDirectory();
                EmulatorProcess emulator = new EmulatorProcess()) {
            Path file = bytes(directory.path().resolve("large.pdf"), size);
            Path pem = Files.writeString(directory.path().resolve("trusted.pem"), emulator.certificate());
            String password = emulator.account(NUMBER);
            emulator.account("34700000002");
            Process client = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-classpath",
                            System.getProperty("java.class.path"),
                            LargeMediaMain.class.getName(),
                            emulator.address().toString(),
                            NUMBER,
                            password,
                            pem.toString(),
                            directory.path().resolve("store").toString(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Map<String, long[]> lines = read(client);
            client.waitFor();
            return table(size, lines).toString();
        }
    }

    private static Map<String, long[]> read(Process client) throws IOException {
        Map<String, long[]> lines = new HashMap<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", -1);
                if (words.length == 3) {
                    lines.put(words[0], new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])});
                }
            }
        }
        return lines;
    }

    private static MarkdownTable table(int size, Map<String, long[]> lines) {
        MarkdownTable table = new MarkdownTable(size + " MiB", "MiB/s, wall", "MiB/s of CPU", "CPU, plain = 1");
        double plain = lines.get("plain")[1];
        for (String name : new String[] {"send", "fetch", "plain"}) {
            long[] line = lines.get(name);
            table.row(
                    name,
                    MarkdownTable.number(size * 1e9 / line[0]),
                    MarkdownTable.number(size * 1e9 / line[1]),
                    MarkdownTable.number(line[1] / plain));
        }
        return table.row("peak heap, MiB", MarkdownTable.number((double) lines.get("peak")[0] / MEBIBYTE), "-", "-");
    }

    private static Path bytes(Path file, int mebibytes) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        byte[] chunk = new byte[MEBIBYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < mebibytes; i++) {
                random.nextBytes(chunk);
                out.write(chunk);
            }
        }
        return file;
    }
}
