package io.github.camelwhatsapp.store.jdbc;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The files of a store in its directory, for their owner's eyes only where the file system knows such a thing. SQLite gives
 * the files that it makes itself the mode of the database.
 */
final class StoreFiles {
    static final String DATABASE = "whatsapp.db";
    static final String MARKER = "whatsapp.marker";

    private static final String LOCK = "whatsapp.lock";
    private static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> PRIVATE_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private final Path directory;

    private StoreFiles(Path directory) {
        this.directory = directory;
    }

    /** Makes the directory if it is not there. */
    static StoreFiles in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, attributes(directory, PRIVATE_DIRECTORY));
        }
        return new StoreFiles(directory.toRealPath());
    }

    /** The directory's real path. */
    Path directory() {
        return directory;
    }

    Path database() throws IOException {
        return privateFile(DATABASE);
    }

    Path marker() throws IOException {
        return privateFile(MARKER);
    }

    Path lock() throws IOException {
        return privateFile(LOCK);
    }

    private Path privateFile(String name) throws IOException {
        Path file = directory.resolve(name);
        try {
            Files.createFile(file, attributes(directory, PRIVATE_FILE));
        } catch (FileAlreadyExistsException e) {
            if (hasModes(directory)) {
                Files.setPosixFilePermissions(file, PRIVATE_FILE);
            }
        }
        return file;
    }

    private static FileAttribute<?>[] attributes(Path place, Set<PosixFilePermission> mode) {
        return hasModes(place)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }

    private static boolean hasModes(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
