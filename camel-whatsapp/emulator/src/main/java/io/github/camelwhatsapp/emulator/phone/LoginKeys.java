package io.github.camelwhatsapp.emulator.phone;

import io.github.camelwhatsapp.wire.ClassicFrameCipher;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The four keys of one classic login, each {@code PBKDF2-HMAC-SHA1(password, nonce || i, 2 iterations, 20 bytes)} with i from 1
 * to 4. Written apart from the client's derivation, so that a mistake in one shows against the other. Source: classic.md
 * section 3.2, RFC 8018 section 5.2.
 */
final class LoginKeys {
    private static final String MAC = "HmacSHA1";

    private final byte[][] keys = new byte[4][];

    private LoginKeys(byte[] password, byte[] nonce) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(password, MAC));
        for (int i = 0; i < keys.length; i++) {
            byte[] salt = Arrays.copyOf(nonce, nonce.length + 1);
            salt[nonce.length] = (byte) (i + 1);
            keys[i] = twoIterations(mac, salt);
        }
    }

    /**
     * Derives the keys.
     *
     * @throws IllegalArgumentException if the password is empty
     */
    static LoginKeys derive(byte[] password, byte[] nonce) {
        if (password.length == 0) {
            throw new IllegalArgumentException("The password of an account has at least one byte; none was given");
        }
        try {
            return new LoginKeys(password, nonce);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + MAC, e);
        }
    }

    /** One key, by the number it has in the notes: 1 to 4. */
    byte[] key(int number) {
        return keys[number - 1].clone();
    }

    /** Seals what the phone sends. */
    ClassicFrameCipher toServer() {
        return new ClassicFrameCipher(keys[0], keys[1]);
    }

    /** Opens what the server sends. */
    ClassicFrameCipher fromServer() {
        return new ClassicFrameCipher(keys[2], keys[3]);
    }

    /** The only block of the key is the exclusive or of two MACs, as 20 bytes are what HMAC-SHA1 gives. */
    private static byte[] twoIterations(Mac mac, byte[] salt) {
        mac.update(salt);
        byte[] first = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] second = mac.doFinal(first);
        for (int i = 0; i < first.length; i++) {
            first[i] ^= second[i];
        }
        return first;
    }

    /** Nothing of the keys. */
    @Override
    public String toString() {
        return "LoginKeys[4 keys of 20 bytes]";
    }
}
