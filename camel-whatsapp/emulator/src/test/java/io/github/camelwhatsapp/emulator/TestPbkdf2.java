package io.github.camelwhatsapp.emulator;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** PBKDF2-HMAC-SHA1 for one block of 20 bytes, written from RFC 8018 for the tests' own client. */
final class TestPbkdf2 {
    private TestPbkdf2() {}

    static byte[] derive(byte[] password, byte[] salt, int iterations) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password, "HmacSHA1"));
            mac.update(salt);
            byte[] block = mac.doFinal(new byte[] {0, 0, 0, 1});
            byte[] sum = block.clone();
            for (int round = 1; round < iterations; round++) {
                block = mac.doFinal(block);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] ^= block[i];
                }
            }
            return sum;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
