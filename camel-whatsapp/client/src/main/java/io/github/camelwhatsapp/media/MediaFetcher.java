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

/** Fetches a medium from the server into a file, and hands it out only if it is what was announced. Blocks. */
final class MediaFetcher {
    /** What an encrypted medium is longer by, at most: padding and MAC. */
    private static final int SEAL = 16 + MediaKeys.MAC_LENGTH;

    private final MediaSpool spool;
    private final MediaHttp http;
    private final long largest;

    MediaFetcher(MediaSpool spool, MediaHttp http, long largest) {
        this.spool = spool;
        this.http = http;
        this.largest = largest;
    }

    /** Fetches it. */
    FetchedMedia fetch(MediaContent content) {
        if (!(content.media() instanceof RemoteMedia media)) {
            throw new IllegalArgumentException(
                    "This " + content.kind() + " is not on a server, it is on its way there");
        }
        long allowed = media.size().map(size -> Math.min(size, largest)).orElse(largest) + SEAL;
        if (media.size().filter(size -> size > largest).isPresent()) {
            throw new MediaException(
                    Reason.TOO_LARGE,
                    "The " + content.kind() + " has " + media.size().get() + " bytes, and " + largest
                            + " are allowed (account option downloadLimit)");
        }
        try {
            return fetch(content, media, allowed);
        } catch (IOException e) {
            throw new MediaException(Reason.LOCAL, "The " + content.kind() + " could not be written: " + e, e);
        }
    }

    private FetchedMedia fetch(MediaContent content, RemoteMedia media, long allowed) throws IOException {
        Path file = spool.newIncoming();
        boolean good = false;
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024)) {
                Opening opening = opening(content, media, out);
                http.get(media.url(), allowed, opening::take);
                opening.finish();
            }
            FetchedMedia fetched = new FetchedMedia(file, Files.size(file));
            good = true;
            return fetched;
        } finally {
            if (!good) {
                MediaSpool.remove(file);
            }
        }
    }

    private static Opening opening(MediaContent content, RemoteMedia media, OutputStream out) {
        PlainOpening plain = new PlainOpening(out, media.hash(), media.size());
        return media.seal()
                .<Opening>map(seal -> new SealedOpening(
                        MediaKeys.of(seal.key(), MediaPurpose.of(content)), seal.encryptedHash(), plain))
                .orElse(plain);
    }
}
