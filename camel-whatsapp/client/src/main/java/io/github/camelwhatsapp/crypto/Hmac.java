package io.github.camelwhatsapp.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Message authentication codes made from hash functions (RFC 2104).
 *
 * <p>Safe for use by several threads. Each thread keeps one JDK {@link Mac} per function: looking one up anew costs more
 * than a short message.
 */
public final class Hmac {
    /** HMAC-SHA1, 20 bytes. */
    public static final Hmac SHA1 = new Hmac("HmacSHA1");
    /** HMAC-SHA256, 32 bytes. */
    public static final Hmac SHA256 = new Hmac("HmacSHA256");

    private final String algorithm;
    private final ThreadLocal<Mac> macs;

    private Hmac(String algorithm) {
        this.algorithm = algorithm;
        this.macs = ThreadLocal.withInitial(() -> newMac(algorithm));
    }

    /**
     * The code of several parts as if they were one run of bytes.
     *
     * @param key the key, at least one byte
     * @param parts what is authenticated
     * @return the whole code; 20 or 32 bytes
     */
    public byte[] of(byte[] key, byte[]... parts) {
        Mac mac = keyed(key);
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** This thread's Mac, initialised with a key; to be finished with before anything else here is called. */
    Mac keyed(byte[] key) {
        try {
            Mac mac = macs.get();
            mac.init(new SecretKeySpec(key, algorithm));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " refused a key of " + key.length + " bytes", e);
        }
    }

    private static Mac newMac(String algorithm) {
        try {
            return Mac.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm + ", this one has not", e);
        }
    }
}
