package io.github.camelwhatsapp.emulator.classic;

import io.github.camelwhatsapp.wire.ClassicFrameCipher;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The four keys of a login, as the server derives them: {@code PBKDF2-HMAC-SHA1(password, nonce || i, 2, 20)} for i from 1 to
 * 4. Written apart from the client's, so that a mistake is not made on both sides; the vectors pin it. Source: classic.md
 * section 3.2.
 */
final class ServerKeys {
    private static final String MAC_NAME = "HmacSHA1";
    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

    private final byte[] fromClientCipher;
    private final byte[] fromClientMac;
    private final byte[] toClientCipher;
    private final byte[] toClientMac;

    private ServerKeys(byte[] k1, byte[] k2, byte[] k3, byte[] k4) {
        fromClientCipher = k1;
        fromClientMac = k2;
        toClientCipher = k3;
        toClientMac = k4;
    }

    /** Derives the keys of one login. */
    static ServerKeys derive(byte[] password, byte[] nonce) {
        return new ServerKeys(
                key(password, nonce, 1), key(password, nonce, 2), key(password, nonce, 3), key(password, nonce, 4));
    }

    /** What opens what the client sends, from its blob on. */
    ClassicFrameCipher fromClient() {
        return new ClassicFrameCipher(fromClientCipher, fromClientMac);
    }

    /** What seals what the server sends, from its success on. */
    ClassicFrameCipher toClient() {
        return new ClassicFrameCipher(toClientCipher, toClientMac);
    }

    /** A copy of K1. */
    byte[] k1() {
        return fromClientCipher.clone();
    }

    /** A copy of K2. */
    byte[] k2() {
        return fromClientMac.clone();
    }

    /** A copy of K3. */
    byte[] k3() {
        return toClientCipher.clone();
    }

    /** A copy of K4. */
    byte[] k4() {
        return toClientMac.clone();
    }

    /** One block of two iterations: 20 bytes are exactly what HMAC-SHA1 gives. */
    private static byte[] key(byte[] password, byte[] nonce, int number) {
        try {
            Mac mac = Mac.getInstance(MAC_NAME);
            // An empty key is not allowed here, and HMAC pads every short key with zeros anyway.
            mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, MAC_NAME));
            mac.update(nonce);
            mac.update((byte) number);
            byte[] first = mac.doFinal(FIRST_BLOCK);
            byte[] second = mac.doFinal(first);
            byte[] key = Arrays.copyOf(first, first.length);
            for (int i = 0; i < key.length; i++) {
                key[i] ^= second[i];
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + MAC_NAME, e);
        }
    }

    @Override
    public String toString() {
        return "ServerKeys[4 keys of 20 bytes]";
    }
}
