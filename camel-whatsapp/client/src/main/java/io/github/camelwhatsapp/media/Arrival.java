package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.model.MediaContent;
import io.github.camelwhatsapp.model.RemoteMedia;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A medium that is coming: opened, written to a file of its own, and judged when all has come. For use by one thread at a time. */
final class Arrival {
    private final MediaSpool spool;
    private final MediaContent content;
    private final Path file;
    private final OutputStream out;
    private final Opening opening;
    private long received;

    private Arrival(MediaSpool spool, MediaContent content, RemoteMedia media, Path file, OutputStream out) {
        this.spool = spool;
        this.content = content;
        this.file = file;
        this.out = out;
        PlainOpening plain = new PlainOpening(out, media.hash(), media.size());
        opening = media.seal()
                .<Opening>map(seal -> new SealedOpening(
                        MediaKeys.of(seal.key(), MediaPurpose.of(content)), seal.encryptedHash(), plain))
                .orElse(plain);
    }

    /** Begins a file for it. */
    static Arrival begin(MediaSpool spool, MediaContent content, RemoteMedia media) {
        try {
            Path file = spool.newIncoming();
            return new Arrival(
                    spool, content, media, file, new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024));
        } catch (IOException e) {
            throw local(content, e);
        }
    }

    /** How many bytes have come from the server. */
    long received() {
        return received;
    }

    /** The next bytes from the server. */
    void take(byte[] buffer, int length) {
        try {
            opening.take(buffer, length);
            received += length;
        } catch (IOException e) {
            throw local(content, e);
        }
    }

    /**
     * All has come.
     *
     * @throws MediaException if it is not what was announced; then the file is gone
     */
    FetchedMedia finish() {
        boolean good = false;
        try {
            opening.finish();
            out.close();
            FetchedMedia fetched = new FetchedMedia(spool, file, Files.size(file));
            good = true;
            return fetched;
        } catch (IOException e) {
            throw local(content, e);
        } finally {
            if (!good) {
                discard();
            }
        }
    }

    /** It is not wanted any more. */
    void discard() {
        try {
            out.close();
        } catch (IOException e) {
            received = 0; // what could not be written out is removed next
        } finally {
            spool.release(file);
        }
    }

    private static MediaException local(MediaContent content, IOException cause) {
        return new MediaException(Reason.LOCAL, "The " + content.kind() + " could not be written: " + cause, cause);
    }
}
