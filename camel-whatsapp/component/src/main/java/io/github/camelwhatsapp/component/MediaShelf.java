package io.github.camelwhatsapp.component;

import io.github.camelwhatsapp.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory where media wait that are too large for the JSON form: each a file, named by chance, whose name the form carries.
 * Whoever writes and whoever reads such forms sees the same directory. What is older than the retention is removed when something is
 * put there.
 */
final class MediaShelf {
    private static final Logger LOG = LoggerFactory.getLogger(MediaShelf.class);
    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}(\\.[a-z0-9]{1,8})?");
    private static final String UNFINISHED = ".";

    private final Path directory;
    private final Duration retention;
    private final TimeSource time;

    MediaShelf(Path directory, Duration retention, TimeSource time) {
        this.directory = directory;
        this.retention = retention;
        this.time = time;
    }

    /**
     * Puts bytes there; answers the file's name. It appears under this name when it is complete.
     *
     * @param extension what its name is to end with, without a dot, or nothing
     */
    String put(InputStream bytes, String extension) throws IOException {
        Files.createDirectories(directory);
        removeOld();
        String id = UUID.randomUUID().toString();
        String name = extension.isEmpty() ? id : id + "." + extension;
        Path unfinished = directory.resolve(UNFINISHED + id);
        try {
            Files.copy(bytes, unfinished);
            Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return name;
    }

    /**
     * The file of this name.
     *
     * @throws JsonFormException if it is no name that {@link #put} gives, or there is no such file
     */
    Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new JsonFormException("media.file is no name of a file in bridgeMediaDirectory");
        }
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new JsonFormException("media.file names " + name + ", which is not (or no more) in the directory "
                    + directory + " (bridgeMediaDirectory); files stay there for " + retention);
        }
        return file;
    }

    private void removeOld() throws IOException {
        Instant before = time.now().minus(retention);
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> isOld(file, before)).forEach(MediaShelf::remove);
        }
    }

    private static boolean isOld(Path file, Instant before) {
        String name = file.getFileName().toString();
        try {
            return (NAME.matcher(name).matches() || name.startsWith(UNFINISHED))
                    && Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException e) {
            return false; // somebody else has just removed it
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The old medium {} cannot be removed", file, e);
        }
    }
}
