package io.github.camelwhatsapp.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A medium that was fetched and is what it was announced to be, in a file of its own. Whoever has it closes it; several may share it with
 * {@link #share()}, and the file goes with the last of them. Safe for use by several threads.
 */
public final class FetchedMedia implements AutoCloseable {
    private final Path file;
    private final long size;
    private int users = 1;

    FetchedMedia(Path file, long size) {
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

    /** One more user, who closes it as well. */
    public synchronized FetchedMedia share() {
        if (users == 0) {
            throw new IllegalStateException("The fetched medium was closed by its last user");
        }
        users++;
        return this;
    }

    /** One user less; the last one removes the file. */
    @Override
    public synchronized void close() {
        if (users > 0 && --users == 0) {
            MediaSpool.remove(file);
        }
    }

    @Override
    public String toString() {
        return "FetchedMedia[" + size + " bytes]";
    }
}
