package io.github.camelwhatsapp.emulator.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory below the system's one for temporary files, made with its first file. When it is closed it goes with all that is in it,
 * whoever is still writing; whoever opens a file of it says that it must exist, so that none comes back. Safe for use by several threads.
 */
public final class TemporaryFolder implements AutoCloseable {
    private final String prefix;
    private @Nullable Path directory;
    private boolean closed;

    /** @param prefix what the directory's name begins with */
    public TemporaryFolder(String prefix) {
        this.prefix = prefix;
    }

    /**
     * A new empty file.
     *
     * @throws IOException if it cannot be made, or the folder is closed
     */
    public synchronized Path newFile() throws IOException {
        if (closed) {
            throw new IOException("The folder " + prefix + " is closed");
        }
        if (directory == null) {
            directory = Files.createTempDirectory(prefix);
        }
        return Files.createTempFile(directory, "m", "");
    }

    /** Deletes a file, if it is there. */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary file cannot be deleted: " + file, e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (directory != null) {
            deleteAll(directory);
            directory = null;
        }
    }

    private static void deleteAll(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            files.forEach(TemporaryFolder::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary folder cannot be read: " + directory, e);
        }
        delete(directory);
    }
}
