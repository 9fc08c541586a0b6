package io.github.camelwhatsapp.emulator.state;

import io.github.camelwhatsapp.crypto.PublicKey;

/**
 * What a device that is to be linked says of itself when it registers. Source: multidevice-transport.md section 3.2.
 *
 * @param noise the static key of its handshakes, by which it is known again
 * @param identity its Signal identity
 * @param registrationId its Signal registration id, any 32 bits
 * @param signedPreKey its first signed prekey
 * @param name what the phone shows: its system or browser
 * @param platform the type of platform, such as {@code CHROME}
 */
public record DeviceKeys(
        PublicKey noise,
        PublicKey identity,
        int registrationId,
        PublicSignedPreKey signedPreKey,
        String name,
        String platform) {}
