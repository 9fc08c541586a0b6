package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.benchmarks.measure.MarkdownTable;
import io.github.camelwhatsapp.benchmarks.measure.Pace;
import io.github.camelwhatsapp.benchmarks.peer.BaileysHandshake;
import io.github.camelwhatsapp.benchmarks.peer.Cobalt;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PrivateKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of the report about what linked devices do in memory, beside other implementations where they can be had. */
public final class MultiDevice {
    private static final List<String> NODES = List.of("presence", "iq50", "text200", "group200", "big64k");
    private static final List<String> COMPARED = List.of("text200", "group200", "big64k");
    private static final List<Integer> SIZES = List.of(200, 4_096, 65_536);

    private MultiDevice() {}

    /** The codec, and beside Cobalt's, both with the Java that Cobalt needs; a chapter in Markdown. */
    public static String nodes(Pace pace) {
        JmhRun run = JmhRun.of(MultiDeviceCodecBenchmark.class, pace);
        MarkdownTable table = new MarkdownTable(
                "node", "bytes", "encode/s [cpu]", "bytes allocated", "decode/s [cpu]", "bytes allocated");
        for (String node : NODES) {
            Figures encode = run.figures("encode", node);
            Figures decode = run.figures("decode", node);
            table.row(
                    node,
                    MultiDeviceCodecBenchmark.sizeOf(node),
                    encode,
                    Math.round(encode.allocated()),
                    decode,
                    Math.round(decode.allocated()));
        }
        Optional<Path> java = Cobalt.javaHome();
        return table + "\n" + (java.isPresent() ? besideCobalt(pace, java.get()) : "Cobalt is not here to compare.\n");
    }

    private static String besideCobalt(Pace pace, Path java) {
        JmhRun ours = JmhRun.of(MultiDeviceCodecBenchmark.class, pace, java, COMPARED);
        JmhRun theirs = JmhRun.of(CobaltCodecBenchmark.class, pace, java, COMPARED);
        MarkdownTable table = new MarkdownTable(
                "node", "encode/s [cpu]", "Cobalt", "of Cobalt", "decode/s [cpu]", "Cobalt", "of Cobalt");
        for (String node : COMPARED) {
            Figures encode = ours.figures("encode", node);
            Figures cobaltEncode = theirs.figures("encode", node);
            Figures decode = ours.figures("decode", node);
            Figures cobaltDecode = theirs.figures("decode", node);
            table.row(
                    node,
                    encode,
                    cobaltEncode,
                    MarkdownTable.ratio(encode.rate() / cobaltEncode.rate()),
                    decode,
                    cobaltDecode,
                    MarkdownTable.ratio(decode.rate() / cobaltDecode.rate()));
        }
        return table.toString();
    }

    /** The client's handshake, beside that of Baileys, which must write the same bytes; a chapter in Markdown. */
    public static String handshake(Pace pace) throws IOException {
        RecordedHandshake recorded = RecordedHandshake.record();
        JmhRun run = JmhRun.of(HandshakeBenchmark.class, pace);
        Figures ours = run.figures("handshake");
        Figures bare = run.figures("bareCurves");
        MarkdownTable table = new MarkdownTable("who", "handshakes/s [cpu]", "ours to this");
        table.row("ours", ours, MarkdownTable.ratio(1));
        table.row("bare: the curve operations of Bouncy Castle", bare, MarkdownTable.ratio(ours.rate() / bare.rate()));
        Optional<BaileysHandshake> baileys = BaileysHandshake.measure(forBaileys(recorded), pace);
        if (baileys.isEmpty()) {
            return table + "\nBaileys is not here to compare.\n";
        }
        if (!Arrays.equals(recorded.client().finish(), baileys.get().finish())) {
            throw new IllegalStateException("Baileys and the client do not write the same last message");
        }
        return table.row(
                        "Baileys",
                        baileys.get().rates(),
                        MarkdownTable.ratio(ours.rate() / baileys.get().rates().median()))
                .toString();
    }

    private static Map<String, byte[]> forBaileys(RecordedHandshake recorded) {
        KeyPair ephemeral = KeyPair.of(PrivateKey.of(recorded.ephemeral()));
        Map<String, byte[]> given = new HashMap<>();
        given.put("ephemeralPrivate", ephemeral.privateKey().raw());
        given.put("ephemeralPublic", ephemeral.publicKey().raw());
        given.put("devicePrivate", recorded.device().privateKey().raw());
        given.put("devicePublic", recorded.device().publicKey().raw());
        given.put("payload", recorded.payload());
        given.put("root", recorded.root().raw());
        given.put("serverHello", recorded.serverHello());
        return given;
    }

    /** The frame cipher beside that of the JDK; a chapter in Markdown. */
    public static String noise(Pace pace) {
        JmhRun run = JmhRun.of(NoiseFrameBenchmark.class, pace);
        MarkdownTable table = new MarkdownTable(
                "bytes",
                "encrypt/s [cpu]",
                "bare, AES-GCM of the JDK",
                "of bare",
                "encrypt and decrypt/s [cpu]",
                "bare, AES-GCM of the JDK",
                "of bare");
        for (int size : SIZES) {
            String parameter = Integer.toString(size);
            Figures seal = run.figures("seal", parameter);
            Figures bareSeal = run.figures("bareSeal", parameter);
            Figures both = run.figures("sealAndOpen", parameter);
            Figures bareBoth = run.figures("bareSealAndOpen", parameter);
            table.row(
                    size,
                    seal,
                    bareSeal,
                    MarkdownTable.ratio(seal.rate() / bareSeal.rate()),
                    both,
                    bareBoth,
                    MarkdownTable.ratio(both.rate() / bareBoth.rate()));
        }
        return table.toString();
    }
}
