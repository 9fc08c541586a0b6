package io.github.camelwhatsapp.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The note as a file. A write goes to the system's page cache, so it survives the end of the process; it is no memory map,
 * because that would turn a full disk into a crash of the machine.
 */
final class MarkerFile implements CommitMarker {
    private final FileChannel channel;

    private MarkerFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the file, which exists. */
    static MarkerFile open(Path file) throws IOException {
        return new MarkerFile(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public Optional<CommitMark> read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(CommitMark.LENGTH);
        channel.read(bytes, 0);
        return bytes.hasRemaining() ? Optional.empty() : Optional.of(CommitMark.of(bytes.flip()));
    }

    @Override
    public void start(CommitMark mark) throws IOException {
        advance(mark);
        channel.force(true);
    }

    @Override
    public void advance(CommitMark mark) throws IOException {
        ByteBuffer bytes = mark.toBytes();
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
