package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.model.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts a medium as it is to lie on the server: AES-256-CBC, followed by the first 10 bytes of HMAC-SHA256 over IV and ciphertext; in
 * one pass and constant memory. The other way round is {@link SealedOpening}. Source: classic.md section 8.5.
 */
final class MediaSealing {
    private static final int BUFFER = 64 * 1024;

    private final OutputStream out;
    private final Cipher cipher;
    private final Mac mac;
    private final MessageDigest digest = MediaIntake.sha256();
    private long length;

    private MediaSealing(OutputStream out, MediaKeys keys) {
        this.out = out;
        cipher = keys.cipher(Cipher.ENCRYPT_MODE);
        mac = keys.mac();
    }

    /**
     * What came of it.
     *
     * @param length how many bytes were written
     * @param hash their hash
     */
    record Sealed(long length, Sha256 hash) {}

    /** Encrypts one file into another. */
    static Sealed seal(Path plain, Path to, MediaKeys keys) throws IOException {
        try (InputStream in = Files.newInputStream(plain);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), BUFFER)) {
            return new MediaSealing(out, keys).all(in);
        }
    }

    private Sealed all(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            encrypted(cipher.update(buffer, 0, count));
        }
        try {
            encrypted(cipher.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Encryption with padding takes any length", e);
        }
        write(mac.doFinal(), MediaKeys.MAC_LENGTH);
        return new Sealed(length, new Sha256(digest.digest()));
    }

    /** The cipher holds back what is no whole block. */
    private void encrypted(byte @Nullable [] bytes) throws IOException {
        if (bytes != null) {
            mac.update(bytes);
            write(bytes, bytes.length);
        }
    }

    private void write(byte[] bytes, int count) throws IOException {
        digest.update(bytes, 0, count);
        out.write(bytes, 0, count);
        length += count;
    }
}
