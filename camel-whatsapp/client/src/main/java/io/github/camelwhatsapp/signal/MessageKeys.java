package io.github.camelwhatsapp.signal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.camelwhatsapp.crypto.AesCbc;
import io.github.camelwhatsapp.crypto.CiphertextFormatException;
import io.github.camelwhatsapp.crypto.Hkdf;
import java.util.Arrays;

/** The keys for one message: a cipher key, an iv, and in sessions a key for the code. Immutable, a secret. */
final class MessageKeys {
    private static final byte[] SESSION_INFO = "WhisperMessageKeys".getBytes(US_ASCII);
    private static final byte[] GROUP_INFO = "WhisperGroup".getBytes(US_ASCII);

    private final byte[] cipherKey;
    private final byte[] macKey;
    private final byte[] iv;

    private MessageKeys(byte[] cipherKey, byte[] macKey, byte[] iv) {
        this.cipherKey = cipherKey;
        this.macKey = macKey;
        this.iv = iv;
    }

    /** The keys of a session's message (signal.md section 3). */
    static MessageKeys ofSession(MessageSeed seed) {
        byte[] okm = Hkdf.derive(seed.bytes(), SESSION_INFO, 80);
        return new MessageKeys(
                Arrays.copyOf(okm, 32), Arrays.copyOfRange(okm, 32, 64), Arrays.copyOfRange(okm, 64, 80));
    }

    /** The keys of a group's message, which is signed and has no code (signal.md section 5). */
    static MessageKeys ofGroup(MessageSeed seed) {
        byte[] okm = Hkdf.derive(seed.bytes(), GROUP_INFO, 48);
        return new MessageKeys(Arrays.copyOfRange(okm, 16, 48), new byte[0], Arrays.copyOf(okm, 16));
    }

    /** The key for the code, 32 bytes, not copied; none in a group. */
    byte[] macKey() {
        return macKey;
    }

    byte[] encrypt(byte[] plaintext) {
        return AesCbc.encrypt(cipherKey, iv, plaintext);
    }

    /**
     * Decrypts what is known to be authentic.
     *
     * @throws InvalidMessageException if its length or padding is wrong
     */
    byte[] decrypt(byte[] ciphertext) {
        try {
            return AesCbc.decrypt(cipherKey, iv, ciphertext);
        } catch (CiphertextFormatException e) {
            throw new InvalidMessageException("The ciphertext of a message is malformed", e);
        }
    }

    @Override
    public String toString() {
        return "MessageKeys(" + cipherKey.length + ", " + macKey.length + " and " + iv.length + " bytes)";
    }
}
