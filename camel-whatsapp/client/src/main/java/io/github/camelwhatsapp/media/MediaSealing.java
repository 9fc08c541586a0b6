package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.MediaKey;
import io.github.camelwhatsapp.model.MediaSeal;
import io.github.camelwhatsapp.model.SpooledMedia;
import io.github.camelwhatsapp.spi.SealedMedia;
import io.github.camelwhatsapp.time.TimeSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Encrypts spooled media into files for an upload, each under a key of its own. Blocks. */
final class MediaSealing {
    /** Of bytes that say nothing to whoever has no key. */
    private static final String SEALED_TYPE = "application/octet-stream";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CHUNK = 16 * 1024;

    private final MediaSpool spool;
    private final TimeSource time;

    MediaSealing(MediaSpool spool, TimeSource time) {
        this.spool = spool;
        this.time = time;
    }

    /**
     * Encrypts the medium of a content.
     *
     * @throws MediaException if it cannot be read or written, or is not any more what was taken in
     */
    SealedMedia seal(MediaContent content) {
        try {
            return sealed(content, (SpooledMedia) content.media());
        } catch (IOException e) {
            throw new MediaException(Reason.LOCAL, "The " + content.kind() + " could not be encrypted: " + e, e);
        }
    }

    private SealedMedia sealed(MediaContent content, SpooledMedia plain) throws IOException {
        byte[] secret = new byte[MediaKey.SIZE];
        RANDOM.nextBytes(secret);
        MediaKey key = new MediaKey(secret);
        MediaPurpose purpose = MediaPurpose.of(content);
        Path part = spool.newOutgoing();
        try {
            MediaSealer.Result result =
                    seal(spool.fileOf(plain), part, MediaKeys.of(key, purpose), purpose.isStreamed());
            if (result.length() != plain.bytes() || !result.hash().equals(plain.sha256())) {
                throw new MediaException(
                        Reason.LOCAL,
                        "The bytes of the " + content.kind() + " have changed since they were given to be sent");
            }
            SpooledMedia copy = new SpooledMedia(
                    spool.keep(part),
                    false,
                    SEALED_TYPE,
                    Optional.empty(),
                    result.encryptedLength(),
                    result.encryptedHash());
            return new SealedMedia(
                    copy,
                    new MediaSeal(key, Optional.of(result.encryptedHash()), Optional.of(time.now()), result.sidecar()));
        } finally {
            MediaSpool.remove(part);
        }
    }

    /** Encrypts one file into another. */
    static MediaSealer.Result seal(Path plain, Path to, MediaKeys keys, boolean streamed) throws IOException {
        try (InputStream in = Files.newInputStream(plain);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 4 * CHUNK)) {
            MediaSealer sealer = new MediaSealer(keys, streamed, out);
            byte[] buffer = new byte[CHUNK];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sealer.take(buffer, count);
            }
            return sealer.finish();
        }
    }
}
