package io.github.camelwhatsapp.store.jdbc;

import io.github.camelwhatsapp.store.StoreLockedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to use a directory, held by one owner at a time; the system gives it free when the process ends.
 *
 * <p>The lock lies on a byte far behind the file's content, which names the owner and must stay readable where locks are
 * mandatory. Within the process the owners are kept among the system properties: on POSIX a process loses its locks on
 * a file as soon as it closes any channel to it, so a second opener must be turned away before it touches the file, also
 * when it was loaded by another class loader.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String REGISTRY = "io.github.camelwhatsapp.store:";
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int LONGEST_OWNER = 2048;

    private final String registered;
    private final FileChannel channel;

    private DirectoryLock(String registered, FileChannel channel) {
        this.registered = registered;
        this.channel = channel;
    }

    /**
     * Takes the directory.
     *
     * @throws StoreLockedException if somebody else has it
     * @throws IOException if the lock file cannot be used
     */
    static DirectoryLock acquire(StoreFiles files, String owner) throws IOException {
        String description = owner + " (process " + ProcessHandle.current().pid() + ")";
        String key = REGISTRY + files.directory();
        Object present = System.getProperties().putIfAbsent(key, description);
        if (present != null) {
            throw new StoreLockedException(files.directory().toString(), present.toString());
        }
        try {
            return new DirectoryLock(key, lock(files, description));
        } catch (IOException | RuntimeException e) {
            System.getProperties().remove(key);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
        } finally {
            System.getProperties().remove(registered);
        }
    }

    private static FileChannel lock(StoreFiles files, String description) throws IOException {
        Path file = files.lock();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!tryLock(channel)) {
                throw new StoreLockedException(files.directory().toString(), owner(channel));
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(description), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(LONGEST_OWNER);
        channel.read(content, 0);
        String owner = StandardCharsets.UTF_8.decode(content.flip()).toString();
        return owner.isEmpty() ? "somebody who has not said his name" : owner;
    }
}
