package io.github.camelwhatsapp.noise;

import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.HexFormat;

/**
 * The key that a client believes without being shown anything, under which the server's certificates stand.
 *
 * @param key the root's public key
 * @param serial its serial number, which the certificates that it signs name as their issuer; 0 to 2^32 - 1
 */
public record RootCertificate(PublicKey key, long serial) {
    /** The root of the real service. Source: multidevice-transport.md section 2.4. */
    public static final RootCertificate WHATSAPP = new RootCertificate(
            PublicKey.ofRaw(
                    HexFormat.of().parseHex("142375574d0a587166aae71ebe516437c4a28b73e3695c6ce1f7f9545da8ee6b")),
            0);

    /** Checks the serial number. */
    public RootCertificate {
        if (serial < 0 || serial > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("A serial number is 0 to 2^32 - 1, " + serial + " was given");
        }
    }
}
