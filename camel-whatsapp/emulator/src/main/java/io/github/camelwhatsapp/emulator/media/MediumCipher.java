package io.github.camelwhatsapp.emulator.media;

import io.github.camelwhatsapp.crypto.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a phone encrypts a medium for the media host and opens one, all of it in memory. Source: multidevice-messaging.md section 6.2.
 */
public final class MediumCipher {
    private static final int KEYS = 112;
    private static final int MAC = 10;

    private final byte[] iv;
    private final SecretKeySpec cipherKey;
    private final SecretKeySpec macKey;

    /**
     * @param mediaKey 32 bytes
     * @param info such as {@code WhatsApp Image Keys}
     */
    public MediumCipher(byte[] mediaKey, String info) {
        byte[] keys = Hkdf.derive(mediaKey, info.getBytes(StandardCharsets.US_ASCII), KEYS);
        iv = Arrays.copyOfRange(keys, 0, 16);
        cipherKey = new SecretKeySpec(keys, 16, 32, "AES");
        macKey = new SecretKeySpec(keys, 48, 32, "HmacSHA256");
    }

    /** The file that goes to the host: ciphertext and MAC. */
    public byte[] seal(byte[] content) {
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE).doFinal(content);
            byte[] file = Arrays.copyOf(ciphertext, ciphertext.length + MAC);
            System.arraycopy(mac(ciphertext), 0, file, ciphertext.length, MAC);
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has AES and HMAC", e);
        }
    }

    /**
     * The content of a file that came from the host.
     *
     * @throws IllegalArgumentException if it was not sealed with this key
     */
    public byte[] open(byte[] file) {
        try {
            if (file.length > MAC) {
                byte[] ciphertext = Arrays.copyOf(file, file.length - MAC);
                byte[] tag = Arrays.copyOfRange(file, file.length - MAC, file.length);
                if (MessageDigest.isEqual(tag, Arrays.copyOf(mac(ciphertext), MAC))) {
                    return cipher(Cipher.DECRYPT_MODE).doFinal(ciphertext);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The file is not padded as it must be", e);
        }
        throw new IllegalArgumentException("The file was not sealed with this key");
    }

    /** SHA-256, as messages carry it of content and file. */
    public static byte[] hash(byte[] bytes) {
        return MediaExchange.sha256().digest(bytes);
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, cipherKey, new IvParameterSpec(iv));
        return cipher;
    }

    private byte[] mac(byte[] ciphertext) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(macKey);
        mac.update(iv);
        return mac.doFinal(ciphertext);
    }
}
