package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.wire.ClassicNodeDecoder;
import io.github.camelwhatsapp.wire.ClassicNodeEncoder;
import io.github.camelwhatsapp.wire.Node;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The classic codec on the five sample nodes, beside a bare copy of the encoded bytes. */
@State(Scope.Thread)
public class CodecBenchmark {
    @Param({"presence", "iq50", "text200", "group200", "big64k"})
    private String node = "";

    private Node tree = Node.of("none");
    private byte[] encoded = {};

    /** Reads the node and encodes it once. */
    @Setup
    public void prepare() {
        tree = SampleNodes.read(node);
        encoded = ClassicNodeEncoder.encode(tree);
        if (!ClassicNodeDecoder.decode(encoded).equals(tree)) {
            throw new IllegalStateException("The node '" + node + "' did not survive its encoding");
        }
    }

    /** From the tree to bytes. */
    @Benchmark
    public byte[] encode() {
        return ClassicNodeEncoder.encode(tree);
    }

    /** From bytes to the tree. */
    @Benchmark
    public Node decode() {
        return ClassicNodeDecoder.decode(encoded);
    }

    /** What every encoder must at least do: fill a new array. */
    @Benchmark
    public byte[] copy() {
        return encoded.clone();
    }

    /** The size of a node in its classic form, in bytes. */
    static int sizeOf(String name) {
        return ClassicNodeEncoder.encode(SampleNodes.read(name)).length;
    }
}
