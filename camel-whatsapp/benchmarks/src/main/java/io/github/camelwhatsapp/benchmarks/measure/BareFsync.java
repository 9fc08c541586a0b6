package io.github.camelwhatsapp.benchmarks.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of 4 KiB that is written over and synced: the least that anything durable costs on its disk. */
public final class BareFsync implements AutoCloseable {
    private static final int SIZE = 4_096;

    private final FileChannel file;
    private byte content;

    /** Makes the file in a directory. */
    public BareFsync(Path directory) throws IOException {
        file = FileChannel.open(directory.resolve("bare-fsync"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        once();
    }

    /** Writes other bytes than the last time, syncs, and answers how long both took, in nanoseconds. */
    public long once() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        bytes.put(0, ++content);
        long begin = System.nanoTime();
        file.write(bytes, 0);
        file.force(true);
        return System.nanoTime() - begin;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
