package io.github.camelwhatsapp.benchmarks.micro;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.params.KeyParameter;

/** RC4, then HMAC-SHA1 over the result and four bytes more, in arrays that are used again. */
final class BareCipher {
    private static final int LARGEST = 1 << 16;
    private static final String MAC = "HmacSHA1";

    private final KeyStream stream;
    private final Mac mac;
    private final byte[] sequence = new byte[4];
    private final byte[] out = new byte[LARGEST];

    private BareCipher(KeyStream stream, byte[] macKey) {
        this.stream = stream;
        try {
            mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(macKey, MAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + MAC, e);
        }
    }

    static BareCipher bouncyCastle(byte[] cipherKey, byte[] macKey) {
        RC4Engine engine = new RC4Engine();
        engine.init(true, new KeyParameter(cipherKey));
        return new BareCipher((in, target) -> engine.processBytes(in, 0, in.length, target, 0), macKey);
    }

    static BareCipher jdk(byte[] cipherKey, byte[] macKey) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ARCFOUR");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(cipherKey, "ARCFOUR"));
        return new BareCipher((in, target) -> cipher.update(in, 0, in.length, target, 0), macKey);
    }

    /** Encrypts at most {@value #LARGEST} bytes and answers their MAC. */
    byte[] apply(byte[] plain) throws ShortBufferException {
        stream.apply(plain, out);
        mac.update(out, 0, plain.length);
        return mac.doFinal(sequence);
    }

    private interface KeyStream {
        int apply(byte[] in, byte[] out) throws ShortBufferException;
    }
}
