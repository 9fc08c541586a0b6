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

/**
 * A medium that lies encrypted on the server: AES-256-CBC, followed by the first 10 bytes of HMAC-SHA256 over IV and ciphertext. Hash of
 * the whole, MAC, padding and hash of the content are checked, in this order; in one pass and constant memory. Source: classic.md section
 * 8.5, multidevice-messaging.md section 6.2.
 */
final class SealedOpening implements Opening {
    private final PlainOpening inner;
    private final Optional<Sha256> encryptedHash;
    private final MessageDigest whole = MediaIntake.sha256();
    private final Mac mac;
    private final Cipher cipher;
    private final byte[] tail = new byte[MediaKeys.MAC_LENGTH];
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
        byte[] joined = Arrays.copyOf(tail, held + length);
        System.arraycopy(buffer, 0, joined, held, length);
        int ready = Math.max(0, joined.length - MediaKeys.MAC_LENGTH);
        held = joined.length - ready;
        System.arraycopy(joined, ready, tail, 0, held);
        mac.update(joined, 0, ready);
        give(cipher.update(joined, 0, ready));
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
            give(cipher.doFinal());
        } catch (GeneralSecurityException e) {
            throw corrupt("is not padded as it must be", e);
        }
        inner.finish();
    }

    private void give(byte[] plain) throws IOException {
        if (plain != null && plain.length > 0) {
            inner.take(plain, plain.length);
        }
    }

    private static MediaException corrupt(String what, GeneralSecurityException cause) {
        return new MediaException(Reason.CORRUPT, "What came from the media server " + what, cause);
    }
}
