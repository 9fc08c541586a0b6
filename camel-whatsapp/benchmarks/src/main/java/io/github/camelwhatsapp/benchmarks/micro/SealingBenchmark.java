package io.github.camelwhatsapp.benchmarks.micro;

import io.github.camelwhatsapp.benchmarks.measure.TemporaryDirectory;
import io.github.camelwhatsapp.media.SealingUnderMeasure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Media of 16 MiB, sealed and opened. */
@State(Scope.Thread)
public class SealingBenchmark {
    /** How large they are, in MiB. */
    static final int MEBIBYTES = 16;

    private @Nullable TemporaryDirectory folder;
    private @Nullable SealingUnderMeasure medium;

    /** Writes the medium. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = new TemporaryDirectory();
        medium = new SealingUnderMeasure(folder.path(), MEBIBYTES << 20);
    }

    /** Removes it. */
    @TearDown(Level.Trial)
    public void remove() throws Exception {
        if (folder != null) {
            folder.close();
        }
    }

    /** Encrypts a file into another, with MAC, hashes of both. */
    @Benchmark
    public long seal() throws IOException {
        return medium == null ? 0 : medium.seal();
    }

    /** Decrypts, with MAC and hashes of both checked. */
    @Benchmark
    public void open() throws IOException {
        if (medium != null) {
            medium.open();
        }
    }
}
