package io.github.camelwhatsapp.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A medium that was fetched and is what it was announced to be, in a file of its own. Whoever has it closes it, with which
 * the file goes. Safe for use by several threads.
 */
public final class FetchedMedia implements AutoCloseable {
    private final MediaSpool spool;
    private final Path file;
    private final long size;

    FetchedMedia(MediaSpool spool, Path file, long size) {
        this.spool = spool;
        this.file = file;
        this.size = size;
    }

    /** Where it lies; to be read, not changed. */
    public Path file() {
        return file;
    }

    /** How many bytes it has. */
    public long size() {
        return size;
    }

    /** Begins to read it. */
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    /** Removes the file. */
    @Override
    public void close() {
        spool.release(file);
    }

    @Override
    public String toString() {
        return "FetchedMedia[" + size + " bytes]";
    }
}
