package io.github.camelwhatsapp.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES with a key of 32 bytes in cipher block chaining mode, padded as PKCS#7 says, for data that is in memory as a whole.
 *
 * <p>It hides and does not protect: check a MAC over the ciphertext before {@link #decrypt}. Safe for use by several
 * threads; each keeps one JDK {@link Cipher}.
 */
public final class AesCbc {
    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(AesCbc::newCipher);

    private AesCbc() {}

    /**
     * Encrypts.
     *
     * @param key 32 bytes
     * @param iv 16 bytes
     * @param plaintext of any length
     * @return the ciphertext, 1 to 16 bytes longer than the plaintext
     */
    public static byte[] encrypt(byte[] key, byte[] iv, byte[] plaintext) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, iv).doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CBC did not encrypt " + plaintext.length + " bytes", e);
        }
    }

    /**
     * Decrypts.
     *
     * @param key 32 bytes
     * @param iv 16 bytes
     * @param ciphertext as {@link #encrypt} gave it
     * @throws CiphertextFormatException if the ciphertext is empty or no whole number of blocks, or the padding is wrong
     */
    public static byte[] decrypt(byte[] key, byte[] iv, byte[] ciphertext) {
        if (ciphertext.length == 0) {
            throw new CiphertextFormatException("An AES-CBC ciphertext has at least one block, an empty one was given");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, iv).doFinal(ciphertext);
        } catch (IllegalBlockSizeException e) {
            throw new CiphertextFormatException(
                    "An AES-CBC ciphertext is made of blocks of 16 bytes, " + ciphertext.length + " bytes were given");
        } catch (BadPaddingException e) {
            throw new CiphertextFormatException("The padding of the AES-CBC plaintext is wrong");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CBC did not decrypt " + ciphertext.length + " bytes", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
        if (key.length != 32 || iv.length != 16) {
            throw new IllegalArgumentException(
                    "AES-CBC takes a key of 32 bytes and an iv of 16, given were " + key.length + " and " + iv.length);
        }
        Cipher cipher = CIPHERS.get();
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return cipher;
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/CBC/PKCS5Padding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-CBC, this one has not", e);
        }
    }
}
