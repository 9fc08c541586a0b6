package io.github.camelwhatsapp.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of a directory that does not stay, as far as that can be known, when somebody is about to keep an account there. */
final class VolatileDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(VolatileDirectory.class);
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");
    private static final Set<String> OF_CONTAINERS = Set.of("overlay", "overlayfs", "aufs");

    private VolatileDirectory() {}

    /** Writes one warning if the account will not survive there. */
    static void warn(Path directory) {
        why(directory, Path.of(System.getProperty("java.io.tmpdir")), fileSystem(directory))
                .ifPresent(reason -> LOG.warn(
                        "ACCOUNTS WILL NOT SURVIVE: the store in {} {}. With it go the keys and the messages, and a"
                                + " linked device has to be linked anew. Set the option storePath to a directory that"
                                + " stays.",
                        directory,
                        reason));
    }

    /**
     * Why a directory does not stay.
     *
     * @param temporary the directory for temporary files
     * @param fileSystem the name of its kind of file system, such as {@code ext4}
     * @return the end of a sentence; empty if nothing speaks against it
     */
    static Optional<String> why(Path directory, Path temporary, String fileSystem) {
        String kind = fileSystem.toLowerCase(Locale.ROOT);
        if (absolute(directory).startsWith(absolute(temporary))) {
            return Optional.of("lies among the temporary files of this machine, which are removed without asking");
        } else if (IN_MEMORY.contains(kind)) {
            return Optional.of("lies in memory (" + kind + ") and is gone when the machine or the container restarts");
        } else if (OF_CONTAINERS.contains(kind)) {
            return Optional.of("lies in the layer of a container (" + kind
                    + ") and is gone when the container is replaced; mount a volume there");
        }
        return Optional.empty();
    }

    /** The kind of file system that a directory, or the first one above it that is there, lies on; empty if nobody can say. */
    private static String fileSystem(Path directory) {
        for (Path at = absolute(directory); at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                try {
                    return Files.getFileStore(at).type();
                } catch (IOException | SecurityException e) {
                    LOG.debug("Nobody says what {} lies on", at, e);
                    return "";
                }
            }
        }
        return "";
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
