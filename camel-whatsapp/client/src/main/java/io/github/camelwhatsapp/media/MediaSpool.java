package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.model.SpooledMedia;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the bytes of media lie while they are on their way, a file each: {@code out} for what waits to be sent, which survives a
 * restart, and {@code in} for what was fetched, which does not. Files are private to the owner of the process. Safe for use by several
 * threads.
 */
final class MediaSpool {
    private static final Logger LOG = LoggerFactory.getLogger(MediaSpool.class);
    private static final String PART = ".part";

    private final Path directory;
    private final Path out;
    private final Path in;
    private final Set<String> leftOver;
    private volatile boolean abandoned;

    /**
     * Opens the spool and removes what a fetch of an earlier run has left.
     *
     * @param directory made when it is not there
     * @throws MediaException if it cannot be made
     */
    MediaSpool(Path directory) {
        this.directory = directory;
        out = directory.resolve("out");
        in = directory.resolve("in");
        try {
            Files.createDirectories(out);
            Files.createDirectories(in);
        } catch (IOException e) {
            throw new MediaException(Reason.LOCAL, "The directory for media cannot be made: " + directory, e);
        }
        sweep(in);
        leftOver = Set.copyOf(names(out));
    }

    /** A new empty file for what is taken to be sent; it counts once it is {@link #keep kept}. */
    Path newOutgoing() throws IOException {
        return create(out, PART);
    }

    /** A new empty file for what is fetched. */
    Path newIncoming() throws IOException {
        return create(in, "");
    }

    /** Makes a file that is written whole count. Answers its name in the spool. */
    String keep(Path part) throws IOException {
        String name = part.getFileName().toString();
        String kept = name.substring(0, name.length() - PART.length());
        Files.move(part, out.resolve(kept), StandardCopyOption.ATOMIC_MOVE);
        return kept;
    }

    /** Where the bytes of a medium lie. */
    Path fileOf(SpooledMedia media) {
        return media.borrowed() ? Path.of(media.file()) : out.resolve(media.file());
    }

    /** Removes the bytes of a medium that is sent or given up; somebody else's file stays. */
    void delete(SpooledMedia media) {
        if (!media.borrowed()) {
            remove(out.resolve(media.file()));
        }
    }

    /**
     * Removes what an earlier run has left to be sent and nobody knows any more. What was taken in since the spool was opened stays: who
     * named these may not have known of it yet.
     */
    void keepOnly(Set<String> names) {
        leftOver.stream().filter(name -> !names.contains(name)).forEach(name -> remove(out.resolve(name)));
    }

    /** Removes a fetched file that nobody reads any more. */
    void release(Path incoming) {
        remove(incoming);
        if (abandoned) {
            removeIfEmpty();
        }
    }

    /** For a directory that nobody comes back to: it goes, as soon as the last file that was fetched is released. */
    void abandon() {
        abandoned = true;
        sweep(out);
        removeIfEmpty();
    }

    private synchronized void removeIfEmpty() {
        try {
            Files.deleteIfExists(out);
            Files.deleteIfExists(in);
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            LOG.debug("The media spool {} is still used", directory);
        } catch (IOException e) {
            LOG.warn("The media spool {} could not be removed", directory, e);
        }
    }

    /** Removes a file, if it is there. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("A file of the media spool could not be removed: {}", file, e);
        }
    }

    private static Path create(Path directory, String suffix) throws IOException {
        // createTempFile gives the file to its owner alone.
        return Files.createTempFile(directory, UUID.randomUUID() + "-", suffix);
    }

    private static void sweep(Path directory) {
        names(directory).forEach(name -> remove(directory.resolve(name)));
    }

    private static List<String> names(Path directory) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException e) {
            LOG.warn("The media spool {} could not be looked through", directory, e);
        }
        return names;
    }
}
