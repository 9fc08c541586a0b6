package io.github.camelwhatsapp.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The codec of Cobalt on the same nodes as {@link MultiDeviceCodecBenchmark}. Needs Cobalt on the class path and Java 24. */
@State(Scope.Thread)
public class CobaltCodecBenchmark {
    @Param({"presence", "iq50", "text200", "group200", "big64k"})
    private String node = "";

    private Object tree = "";
    private byte[] encoded = {};

    /** Reads the node, encodes it once, and sees that the bytes stand for the same node. */
    @Setup
    public void prepare() throws Throwable {
        tree = CobaltCodec.tree(SampleNodes.readAddressed(node));
        encoded = CobaltCodec.encode(tree);
        CobaltCodec.requireSame(encoded, SampleNodes.readAddressed(node));
    }

    /** From the tree to bytes. */
    @Benchmark
    public byte[] encode() throws Throwable {
        return CobaltCodec.encode(tree);
    }

    /** From bytes to the tree. */
    @Benchmark
    public Object decode() throws Throwable {
        return CobaltCodec.decode(encoded);
    }
}
