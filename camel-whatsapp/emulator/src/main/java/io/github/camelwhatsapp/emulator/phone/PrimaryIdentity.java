package io.github.camelwhatsapp.emulator.phone;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.crypto.Hmac;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.SigningKey;
import io.github.camelwhatsapp.emulator.linking.LinkOffer;
import io.github.camelwhatsapp.proto.ADVDeviceIdentity;
import io.github.camelwhatsapp.proto.ADVEncryptionType;
import io.github.camelwhatsapp.proto.ADVKeyIndexList;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentity;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentityHMAC;
import io.github.camelwhatsapp.proto.ADVSignedKeyIndexList;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/**
 * The phone's identity, with which it vouches for the devices that it links. Safe for use by several threads. Source:
 * multidevice-transport.md section 6.4.
 */
final class PrimaryIdentity {
    private static final byte[] ACCOUNT_SIGNATURE = {6, 0};
    private static final byte[] KEY_INDEX_SIGNATURE = {6, 2};
    private static final String PLATFORM = "android";

    private final SecureRandom random = new SecureRandom();
    private KeyPair keys = KeyPair.generate(random);
    private SigningKey signer = SigningKey.of(keys.privateKey());
    private int rawId = random.nextInt();
    private int lastIndex;

    /** Takes new keys, as a phone does that is set up anew. */
    synchronized void renew() {
        keys = KeyPair.generate(random);
        signer = SigningKey.of(keys.privateKey());
        rawId = random.nextInt();
        lastIndex = 0;
    }

    /** The pair of keys. */
    synchronized KeyPair keys() {
        return keys;
    }

    /** The next device's place in the list of keys. */
    synchronized int nextKeyIndex() {
        return ++lastIndex;
    }

    /**
     * Vouches for a device.
     *
     * @param ref the reference under which it waits
     * @param companion its identity key
     * @param advSecret the secret that it shares with this phone
     * @param keyIndex its place in the list of keys
     * @param otherIndexes the places of the devices that are linked already
     * @param at when
     */
    synchronized LinkOffer vouch(
            String ref, PublicKey companion, byte[] advSecret, int keyIndex, List<Integer> otherIndexes, Instant at) {
        byte[] details = ADVDeviceIdentity.newBuilder()
                .setRawId(rawId)
                .setTimestamp(at.getEpochSecond())
                .setKeyIndex(keyIndex)
                .setAccountType(ADVEncryptionType.E2EE)
                .setDeviceType(ADVEncryptionType.E2EE)
                .build()
                .toByteArray();
        byte[] signature = sign(ACCOUNT_SIGNATURE, details, companion.raw());
        byte[] signed = ADVSignedDeviceIdentity.newBuilder()
                .setDetails(ByteString.copyFrom(details))
                .setAccountSignatureKey(ByteString.copyFrom(keys.publicKey().raw()))
                .setAccountSignature(ByteString.copyFrom(signature))
                .build()
                .toByteArray();
        byte[] container = ADVSignedDeviceIdentityHMAC.newBuilder()
                .setDetails(ByteString.copyFrom(signed))
                .setHmac(ByteString.copyFrom(Hmac.SHA256.of(advSecret, signed)))
                .build()
                .toByteArray();
        byte[] indexes = keyIndexes(keyIndex, otherIndexes, at);
        return new LinkOffer(ref, keys.publicKey(), keyIndex, details, signature, container, indexes, PLATFORM);
    }

    private byte[] keyIndexes(int keyIndex, List<Integer> others, Instant at) {
        byte[] details = ADVKeyIndexList.newBuilder()
                .setRawId(rawId)
                .setTimestamp(at.getEpochSecond())
                .setCurrentIndex(keyIndex)
                .addAllValidIndexes(others)
                .addValidIndexes(keyIndex)
                .build()
                .toByteArray();
        return ADVSignedKeyIndexList.newBuilder()
                .setDetails(ByteString.copyFrom(details))
                .setAccountSignature(ByteString.copyFrom(sign(KEY_INDEX_SIGNATURE, details, new byte[0])))
                .build()
                .toByteArray();
    }

    private byte[] sign(byte[] prefix, byte[] details, byte[] companion) {
        byte[] message = ByteBuffer.allocate(prefix.length + details.length + companion.length)
                .put(prefix)
                .put(details)
                .put(companion)
                .array();
        return signer.sign(message, random);
    }
}
