package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.model.MediaKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/**
 * Sealing and opening as the client does it, for the benchmarks: of the client's package, since that is nobody else's business. It writes
 * to files, as the client and Baileys do.
 */
public final class SealingUnderMeasure {
    private static final int CHUNK = 16 * 1024;

    private final MediaKeys keys = MediaKeys.of(new MediaKey(new byte[32]), MediaPurpose.DOCUMENT);
    private final Path plain;
    private final Path to;
    private final byte[] sealed;

    /**
     * A medium of so many bytes.
     *
     * @param folder where its files are
     */
    public SealingUnderMeasure(Path folder, int bytes) throws IOException {
        plain = folder.resolve("plain");
        to = folder.resolve("to");
        byte[] content = new byte[bytes];
        new Random(1).nextBytes(content);
        Files.write(plain, content);
        MediaSealing.seal(plain, to, keys, false);
        sealed = Files.readAllBytes(to);
    }

    /** From file to file; gives the length of the second. */
    public long seal() throws IOException {
        return MediaSealing.seal(plain, to, keys, false).encryptedLength();
    }

    /** Opens what is sealed, both hashes, MAC and padding checked, and throws the bytes away as they come. */
    public void open() throws IOException {
        SealedOpening opening = new SealedOpening(
                keys,
                Optional.empty(),
                new PlainOpening(OutputStream.nullOutputStream(), Optional.empty(), Optional.empty()));
        byte[] chunk = new byte[CHUNK];
        for (int at = 0; at < sealed.length; at += CHUNK) {
            int length = Math.min(CHUNK, sealed.length - at);
            System.arraycopy(sealed, at, chunk, 0, length);
            opening.take(chunk, length);
        }
        opening.finish();
    }
}
