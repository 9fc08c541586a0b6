package io.github.camelwhatsapp.media;

import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.model.MediaKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that a media key stands for: HKDF-SHA256 of it, 112 bytes, cut into IV, cipher key, MAC key and reference key. Source:
 * classic.md section 8.5, multidevice-messaging.md section 6.2.
 */
public final class MediaKeys {
    /** How many bytes of the MAC follow the ciphertext. */
    public static final int MAC_LENGTH = 10;

    private static final int LENGTH = 112;

    private final byte[] derived;

    private MediaKeys(byte[] derived) {
        this.derived = derived;
    }

    /** The keys for a purpose. */
    public static MediaKeys of(MediaKey key, MediaPurpose purpose) {
        return of(key, purpose.info());
    }

    /**
     * The keys for a purpose.
     *
     * @param purpose the text that goes into the derivation, such as {@code WhatsApp Image Keys}
     */
    public static MediaKeys of(MediaKey key, String purpose) {
        return new MediaKeys(Hkdf.derive(key.bytes(), purpose.getBytes(StandardCharsets.US_ASCII), LENGTH));
    }

    /** A cipher that is ready to go, in the mode of {@link Cipher}. */
    public Cipher cipher(int mode) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    mode,
                    new SecretKeySpec(derived, 16, 32, "AES"),
                    new IvParameterSpec(Arrays.copyOfRange(derived, 0, 16)));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has AES in CBC mode", e);
        }
    }

    /** A MAC that has taken the IV and waits for the ciphertext. */
    public Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derived, 48, 32, "HmacSHA256"));
            mac.update(derived, 0, 16);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has HMAC-SHA256", e);
        }
    }

    /** A MAC with the same key that has taken nothing, for the sidecar of what is streamed. */
    public Mac sidecarMac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derived, 48, 32, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has HMAC-SHA256", e);
        }
    }

    /** The 112 derived bytes are secret. */
    @Override
    public String toString() {
        return "MediaKeys[" + derived.length + " bytes]";
    }
}
