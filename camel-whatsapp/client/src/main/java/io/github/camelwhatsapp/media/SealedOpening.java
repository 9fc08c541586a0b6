package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.error.MediaException;
import io.github.camelwhatsapp.error.MediaException.Reason;
import io.github.camelwhatsapp.model.Sha256;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * A medium that lies encrypted on the server: AES-256-CBC, followed by the first 10 bytes of HMAC-SHA256 over IV and ciphertext. Hash of
 * the whole, MAC, padding and hash of the content are checked, in this order; in one pass and constant memory. Source: classic.md section
 * 8.5, multidevice-messaging.md section 6.2.
 */
final class SealedOpening implements Opening {
    private static final int CHUNK = 16 * 1024;
    private static final int BLOCK = 16;

    private final PlainOpening inner;
    private final Optional<Sha256> encryptedHash;
    private final MessageDigest whole = MediaIntake.sha256();
    private final Mac mac;
    private final Cipher cipher;
    private final byte[] tail = new byte[MediaKeys.MAC_LENGTH];
    private final byte[] plain = new byte[CHUNK + BLOCK];
    private int held;

    SealedOpening(MediaKeys keys, Optional<Sha256> encryptedHash, PlainOpening inner) {
        this.inner = inner;
        this.encryptedHash = encryptedHash;
        mac = keys.mac();
        cipher = keys.cipher(Cipher.DECRYPT_MODE);
    }

    /** The last bytes so far may be the MAC, so they are held back. */
    @Override
    public void take(byte[] buffer, int length) throws IOException {
        whole.update(buffer, 0, length);
        int ready = held + length - MediaKeys.MAC_LENGTH;
        if (ready <= 0) {
            System.arraycopy(buffer, 0, tail, held, length);
            held += length;
            return;
        }
        int ofTail = Math.min(held, ready);
        open(tail, 0, ofTail);
        open(buffer, 0, ready - ofTail);
        System.arraycopy(tail, ofTail, tail, 0, held - ofTail);
        held -= ofTail;
        System.arraycopy(buffer, ready - ofTail, tail, held, length - (ready - ofTail));
        held = MediaKeys.MAC_LENGTH;
    }

    @Override
    public void finish() throws IOException {
        if (encryptedHash.isPresent() && !encryptedHash.get().equals(new Sha256(whole.digest()))) {
            throw corrupt("has another hash than announced", null);
        }
        byte[] expected = Arrays.copyOf(mac.doFinal(), MediaKeys.MAC_LENGTH);
        if (held < MediaKeys.MAC_LENGTH || !MessageDigest.isEqual(expected, tail)) {
            throw corrupt("was not sealed with its key", null);
        }
        try {
            give(cipher.doFinal(plain, 0));
        } catch (GeneralSecurityException e) {
            throw corrupt("is not padded as it must be", e);
        }
        inner.finish();
    }

    private void open(byte[] buffer, int offset, int length) throws IOException {
        mac.update(buffer, offset, length);
        try {
            for (int at = 0; at < length; at += CHUNK) {
                give(cipher.update(buffer, offset + at, Math.min(CHUNK, length - at), plain, 0));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A chunk fits into its buffer", e);
        }
    }

    private void give(int length) throws IOException {
        if (length > 0) {
            inner.take(plain, length);
        }
    }

    private static MediaException corrupt(String what, @Nullable GeneralSecurityException cause) {
        return new MediaException(Reason.CORRUPT, "What came from the media server " + what, cause);
    }
}
