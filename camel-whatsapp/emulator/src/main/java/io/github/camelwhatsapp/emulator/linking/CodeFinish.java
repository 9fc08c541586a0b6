package io.github.camelwhatsapp.emulator.linking;

import io.github.camelwhatsapp.crypto.PublicKey;

/**
 * The second half of what a device with a pairing code sends for the phone. Arrays are handed over. Source:
 * multidevice-transport.md section 7.4.
 *
 * @param wrappedBundle the device's bundle of keys, 156 bytes
 * @param identity the identity key that it claims
 */
public record CodeFinish(byte[] wrappedBundle, PublicKey identity) {
    @Override
    public String toString() {
        return "CodeFinish[" + identity + "]";
    }
}
