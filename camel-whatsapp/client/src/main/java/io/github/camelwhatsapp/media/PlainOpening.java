package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.model.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Optional;

/** A medium as it is: written, hashed, and compared with the announced hash and size, as far as there are any. */
final class PlainOpening implements Opening {
    private final OutputStream out;
    private final Optional<Sha256> hash;
    private final Optional<Long> size;
    private final MessageDigest digest = MediaIntake.sha256();
    private long length;

    PlainOpening(OutputStream out, Optional<Sha256> hash, Optional<Long> size) {
        this.out = out;
        this.hash = hash;
        this.size = size;
    }

    @Override
    public void take(byte[] buffer, int count) throws IOException {
        digest.update(buffer, 0, count);
        out.write(buffer, 0, count);
        length += count;
    }

    @Override
    public void finish() {
        if (hash.isPresent() && !hash.get().equals(new Sha256(digest.digest()))) {
            throw new MediaException(Reason.CORRUPT, "What came from the media server has another hash than announced");
        }
        if (hash.isEmpty() && size.isPresent() && size.get() != length) {
            throw new MediaException(
                    Reason.CORRUPT,
                    "What came from the media server has " + length + " bytes, announced were " + size.get());
        }
    }
}
