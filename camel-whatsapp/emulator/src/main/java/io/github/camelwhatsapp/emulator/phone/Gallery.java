package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.emulator.files.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The media that lie on one phone, in files of a temporary directory under their hashes: what it sent and what it fetched. The oldest
 * go when there are too many. Safe for use by several threads.
 */
final class Gallery implements AutoCloseable {
    /** How many it keeps. */
    static final int LIMIT = 1_000;

    private final Map<String, Path> files = new LinkedHashMap<>();
    private final TemporaryFolder folder = new TemporaryFolder("whatsapp-phone");

    /**
     * A medium that is kept.
     *
     * @param file its bytes
     * @param hash Base64 of its SHA-256
     * @param size in bytes
     */
    record Kept(Path file, String hash, long size) {}

    /**
     * Copies what a stream holds.
     *
     * @throws IllegalArgumentException if that is nothing, or more than {@link PhoneMedium#MAX_SIZE}
     */
    Kept add(InputStream in) throws IOException {
        Path file = folder.newFile();
        try {
            MessageDigest digest = sha256();
            long size = copy(new DigestInputStream(in, digest), file);
            if (size == 0 || size > PhoneMedium.MAX_SIZE) {
                throw new IllegalArgumentException("A medium has 1 byte to " + PhoneMedium.MAX_SIZE + " bytes; "
                        + (size == 0 ? "none was given" : "more were given"));
            }
            String hash = Base64.getEncoder().encodeToString(digest.digest());
            return new Kept(put(hash, file), hash, size);
        } catch (IOException | RuntimeException e) {
            TemporaryFolder.delete(file);
            throw e;
        }
    }

    /** The file of a medium, if it lies here. */
    synchronized Optional<Path> file(String hash) {
        return Optional.ofNullable(files.get(hash));
    }

    /** Throws everything away. */
    @Override
    public synchronized void close() {
        files.clear();
        folder.close();
    }

    private synchronized Path put(String hash, Path file) {
        Path known = files.putIfAbsent(hash, file);
        if (known != null) {
            TemporaryFolder.delete(file);
            return known;
        }
        if (files.size() > LIMIT) {
            remove(files.keySet().iterator().next());
        }
        return file;
    }

    private synchronized void remove(String hash) {
        Path file = files.remove(hash);
        if (file != null) {
            TemporaryFolder.delete(file);
        }
    }

    private static long copy(InputStream in, Path file) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            for (int count = in.read(buffer); count >= 0 && size <= PhoneMedium.MAX_SIZE; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                size += count;
            }
        }
        return size;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
