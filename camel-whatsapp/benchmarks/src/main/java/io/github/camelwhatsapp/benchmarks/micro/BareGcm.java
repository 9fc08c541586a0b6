package io.github.camelwhatsapp.benchmarks.micro;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM of the JDK with a new number in each IV, in arrays that are used again. */
final class BareGcm {
    private static final int LARGEST = 1 << 16;
    private static final int TAG = 16;
    private static final int IV = 12;

    private final Key key = new SecretKeySpec(new byte[32], "AES");
    private final Cipher sealing = cipher();
    private final Cipher opening = cipher();
    private final byte[] sealed = new byte[LARGEST + TAG];
    private final byte[] opened = new byte[LARGEST + TAG];
    private final byte[] iv = new byte[IV];
    private int number;

    /** Encrypts at most {@value #LARGEST} bytes into an array that belongs to this. */
    byte[] seal(byte[] plain) throws GeneralSecurityException {
        ByteBuffer.wrap(iv).putInt(IV - Integer.BYTES, ++number);
        sealing.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, iv));
        sealing.doFinal(plain, 0, plain.length, sealed, 0);
        return sealed;
    }

    /** Decrypts what was sealed last, so many bytes and their tag. */
    byte[] open(byte[] from, int size) throws GeneralSecurityException {
        opening.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG, iv));
        opening.doFinal(from, 0, size + TAG, opened, 0);
        return opened;
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has AES-GCM", e);
        }
    }
}
