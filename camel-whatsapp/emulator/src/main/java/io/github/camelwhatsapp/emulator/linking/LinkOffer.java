package io.github.camelwhatsapp.emulator.linking;

import io.github.camelwhatsapp.crypto.PublicKey;

/**
 * What a phone hands to the servers to link a device. Arrays are handed over, not copied. Source: multidevice-transport.md
 * section 6.4.
 *
 * @param ref the reference under which the device waits
 * @param accountKey the phone's identity key
 * @param keyIndex the device's place in the account's list of keys
 * @param signedDetails the encoded ADVDeviceIdentity that the phone has signed
 * @param accountSignature the phone's signature over it
 * @param container the encoded ADVSignedDeviceIdentityHMAC for the device
 * @param keyIndexes the encoded ADVSignedKeyIndexList for all
 * @param platform what the phone runs on: {@code android}, {@code iphone}, {@code smba} or {@code smbi}
 */
public record LinkOffer(
        String ref,
        PublicKey accountKey,
        int keyIndex,
        byte[] signedDetails,
        byte[] accountSignature,
        byte[] container,
        byte[] keyIndexes,
        String platform) {
    @Override
    public String toString() {
        return "LinkOffer[" + ref + ", key index " + keyIndex + "]";
    }
}
