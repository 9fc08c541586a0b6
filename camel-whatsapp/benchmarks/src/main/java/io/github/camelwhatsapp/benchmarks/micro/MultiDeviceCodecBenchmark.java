package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.wire.MultiDeviceNodeDecoder;
import io.github.camelwhatsapp.wire.MultiDeviceNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The codec of linked devices, version 3, on the five sample nodes; addresses are given as such and not as texts. */
@State(Scope.Thread)
public class MultiDeviceCodecBenchmark {
    private static final MultiDeviceNodeEncoder ENCODER = new MultiDeviceNodeEncoder();
    private static final MultiDeviceNodeDecoder DECODER = new MultiDeviceNodeDecoder();

    @Param({"presence", "iq50", "text200", "group200", "big64k"})
    private String node = "";

    private Node tree = Node.of("none");
    private byte[] encoded = {};

    /** Reads the node and encodes it once. */
    @Setup
    public void prepare() {
        tree = SampleNodes.readAddressed(node);
        encoded = ENCODER.encode(tree);
        if (!DECODER.decode(encoded).equals(tree)) {
            throw new IllegalStateException("The node '" + node + "' did not survive its encoding");
        }
    }

    /** From the tree to bytes. */
    @Benchmark
    public byte[] encode() {
        return ENCODER.encode(tree);
    }

    /** From bytes to the tree. */
    @Benchmark
    public Node decode() {
        return DECODER.decode(encoded);
    }

    /** The size of a node with the flags in front, in bytes. */
    static int sizeOf(String name) {
        return ENCODER.encode(SampleNodes.readAddressed(name)).length;
    }
}
