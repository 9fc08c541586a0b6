package io.github.camelwhatsapp.multidevice.pairing;

import io.github.camelwhatsapp.crypto.PublicKey;
import java.util.Base64;

/**
 * The text of a QR code that links a device. It holds the secret by which this device knows its account again, so it is for
 * the screen and for no log. Immutable. Source: multidevice-transport.md section 6.3.
 */
public final class PairingQr {
    private static final String LINK = "https://wa.me/settings/linked_devices#";

    private final PublicKey noise;
    private final PublicKey identity;
    private final byte[] advSecret;
    private final CompanionPlatform platform;

    /**
     * @param noise the device's static key of the handshake
     * @param identity the device's identity key
     * @param advSecret 32 random bytes, copied
     * @param platform what the device calls itself
     */
    public PairingQr(PublicKey noise, PublicKey identity, byte[] advSecret, CompanionPlatform platform) {
        this.noise = noise;
        this.identity = identity;
        this.advSecret = advSecret.clone();
        this.platform = platform;
    }

    /**
     * The text to show with a reference that the server gave.
     *
     * @throws IllegalArgumentException if the reference is empty or has a comma, which separates the parts
     */
    public String text(String reference) {
        if (reference.isEmpty() || reference.indexOf(',') >= 0) {
            throw new IllegalArgumentException(
                    "A reference of " + reference.length() + " characters must not be empty nor have a comma");
        }
        return LINK
                + String.join(
                        ",",
                        reference,
                        base64(noise.raw()),
                        base64(identity.raw()),
                        base64(advSecret),
                        "" + platform.id());
    }

    @Override
    public String toString() {
        return "PairingQr(" + platform + ", secret of " + advSecret.length + " bytes)";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
