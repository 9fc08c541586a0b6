package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.model.Sha256;
import io.github.camelwhatsapp.model.Sidecar;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;

/**
 * Encrypts a medium for the server: AES-256-CBC, followed by the first 10 bytes of HMAC-SHA256 over IV and ciphertext. Hash of content,
 * hash of file and sidecar are found on the way, in one pass and constant memory. One for each medium. Source: multidevice-messaging.md
 * sections 6.2 and 6.5.
 */
final class MediaSealer {
    private static final int CHUNK = 16 * 1024;
    private static final int BLOCK = 16;

    private final OutputStream out;
    private final Cipher cipher;
    private final Mac mac;
    private final Optional<SidecarMac> sidecar;
    private final MessageDigest content = MediaIntake.sha256();
    private final MessageDigest file = MediaIntake.sha256();
    private final byte[] sealed = new byte[CHUNK + BLOCK];
    private long length;
    private long encryptedLength;

    /**
     * @param keys the keys of this medium alone
     * @param streamed whether a sidecar is wanted
     * @param out where the file goes; not closed here
     */
    MediaSealer(MediaKeys keys, boolean streamed, OutputStream out) {
        this.out = out;
        cipher = keys.cipher(Cipher.ENCRYPT_MODE);
        mac = keys.mac();
        sidecar = streamed ? Optional.of(new SidecarMac(keys)) : Optional.empty();
    }

    /**
     * What has become of a medium.
     *
     * @param length how many bytes the content has
     * @param hash the hash of the content
     * @param encryptedLength how many bytes the file has
     * @param encryptedHash the hash of the file
     * @param sidecar if one was wanted
     */
    record Result(long length, Sha256 hash, long encryptedLength, Sha256 encryptedHash, Optional<Sidecar> sidecar) {}

    /** The next bytes of the content. */
    void take(byte[] buffer, int count) throws IOException {
        content.update(buffer, 0, count);
        length += count;
        try {
            for (int at = 0; at < count; at += CHUNK) {
                int ready = cipher.update(buffer, at, Math.min(CHUNK, count - at), sealed, 0);
                mac.update(sealed, 0, ready);
                give(sealed, ready);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A chunk fits into its buffer", e);
        }
    }

    /** All has come. */
    Result finish() throws IOException {
        try {
            int ready = cipher.doFinal(sealed, 0);
            mac.update(sealed, 0, ready);
            give(sealed, ready);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What is padded has no wrong length", e);
        }
        give(mac.doFinal(), MediaKeys.MAC_LENGTH);
        return new Result(
                length,
                new Sha256(content.digest()),
                encryptedLength,
                new Sha256(file.digest()),
                sidecar.map(SidecarMac::finish));
    }

    private void give(byte[] bytes, int count) throws IOException {
        file.update(bytes, 0, count);
        sidecar.ifPresent(macs -> macs.update(bytes, 0, count));
        out.write(bytes, 0, count);
        encryptedLength += count;
    }
}
