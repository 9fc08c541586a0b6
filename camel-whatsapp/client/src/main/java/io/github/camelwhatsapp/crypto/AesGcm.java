package io.github.camelwhatsapp.crypto;

import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM (NIST SP 800-38D) under one key, with a tag of 16 bytes behind the ciphertext. It is the caller who must never
 * use one IV for two plaintexts: that gives away both and the key of the tag.
 *
 * <p>Keeps one JDK {@link Cipher}, which it initialises anew for each call: the JDK's is the quickest there is. Not for use by
 * several threads.
 */
public final class AesGcm {
    /** Bytes of a key. */
    public static final int KEY_LENGTH = 32;
    /** Bytes of an IV. */
    public static final int IV_LENGTH = 12;
    /** Bytes that a ciphertext has more than its plaintext. */
    public static final int TAG_LENGTH = 16;

    private final Cipher cipher = newCipher();
    private @Nullable Key key;

    /**
     * Makes a cipher.
     *
     * @param key 32 bytes, copied
     * @throws UnusableKeyException if there are not 32 bytes
     */
    public AesGcm(byte[] key) {
        if (key.length != KEY_LENGTH) {
            throw new UnusableKeyException("AES-256-GCM takes a key of 32 bytes, " + key.length + " were given");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Encrypts.
     *
     * @param iv 12 bytes, never used before with this key
     * @param associated bytes that are authenticated with the plaintext and not sent with it; may be empty
     * @param plaintext of any length
     * @return the ciphertext and its tag, 16 bytes longer than the plaintext
     */
    public byte[] seal(byte[] iv, byte[] associated, byte[] plaintext) {
        byte[] sealed = new byte[plaintext.length + TAG_LENGTH];
        seal(iv, associated, plaintext, sealed, 0);
        return sealed;
    }

    /**
     * Encrypts into an array.
     *
     * @param iv 12 bytes, never used before with this key
     * @param associated bytes that are authenticated with the plaintext and not sent with it; may be empty
     * @param plaintext of any length
     * @param out gets the ciphertext and its tag, 16 bytes more than the plaintext
     * @param at where in the array they begin
     */
    public void seal(byte[] iv, byte[] associated, byte[] plaintext, byte[] out, int at) {
        try {
            start(Cipher.ENCRYPT_MODE, iv, associated);
            cipher.doFinal(plaintext, 0, plaintext.length, out, at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM did not encrypt " + plaintext.length + " bytes", e);
        }
    }

    /**
     * Decrypts.
     *
     * @param iv 12 bytes, the same as for {@link #seal(byte[], byte[], byte[])}
     * @param associated the same bytes as then
     * @param sealed the ciphertext and its tag
     * @throws CiphertextFormatException if it is shorter than a tag or the tag is wrong, which is the case for anything that
     *     the owner of the key did not make with this IV and these associated bytes
     */
    public byte[] open(byte[] iv, byte[] associated, byte[] sealed) {
        if (sealed.length < TAG_LENGTH) {
            throw new CiphertextFormatException(
                    "An AES-GCM ciphertext ends with a tag of 16 bytes, " + sealed.length + " bytes were given in all");
        }
        try {
            start(Cipher.DECRYPT_MODE, iv, associated);
            return cipher.doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw new CiphertextFormatException("The tag of the AES-GCM ciphertext is wrong");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM did not decrypt " + sealed.length + " bytes", e);
        }
    }

    /** Drops the key, here and in the JDK's cipher; every later use is an {@link IllegalStateException}. */
    public void destroy() {
        if (key == null) {
            return;
        }
        key = null;
        try {
            // A cipher keeps its last key expanded; the only way to make it let go is another one.
            Key zeros = new SecretKeySpec(new byte[KEY_LENGTH], "AES");
            cipher.init(Cipher.ENCRYPT_MODE, zeros, new GCMParameterSpec(8 * TAG_LENGTH, new byte[IV_LENGTH]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM did not take a key of zeros", e);
        }
    }

    @Override
    public String toString() {
        return "AesGcm(key of 32 bytes)";
    }

    private void start(int mode, byte[] iv, byte[] associated) throws GeneralSecurityException {
        if (key == null) {
            throw new IllegalStateException("The key of this AES-GCM cipher was destroyed");
        }
        if (iv.length != IV_LENGTH) {
            throw new IllegalArgumentException("AES-GCM takes an iv of 12 bytes here, " + iv.length + " were given");
        }
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_LENGTH, iv));
        if (associated.length > 0) {
            cipher.updateAAD(associated);
        }
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM, this one has not", e);
        }
    }
}
