package io.github.camelwhatsapp.classic.handshake;

import io.github.camelwhatsapp.crypto.Pbkdf2;
import io.github.camelwhatsapp.wire.ClassicFrameCipher;
import java.util.Arrays;

/**
 * The two ciphers of a stream, made from the password and a nonce. Each pair of password and nonce is good for one stream. Source:
 * classic.md section 3.2.
 *
 * @param outgoing encrypts what the client sends
 * @param incoming decrypts what the server sends
 */
record StreamKeys(ClassicFrameCipher outgoing, ClassicFrameCipher incoming) {
    private static final int ITERATIONS = 2;
    private static final int KEY_LENGTH = 20;

    static StreamKeys derive(byte[] password, byte[] nonce) {
        return new StreamKeys(
                new ClassicFrameCipher(key(password, nonce, 1), key(password, nonce, 2)),
                new ClassicFrameCipher(key(password, nonce, 3), key(password, nonce, 4)));
    }

    private static byte[] key(byte[] password, byte[] nonce, int number) {
        byte[] salt = Arrays.copyOf(nonce, nonce.length + 1);
        salt[nonce.length] = (byte) number;
        return Pbkdf2.hmacSha1(password, salt, ITERATIONS, KEY_LENGTH);
    }
}
