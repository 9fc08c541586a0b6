package io.github.camelwhatsapp.multidevice.pairing;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentity;

/** This device's place in its account, signed by both. Immutable; nothing in it is secret. */
public final class LinkedIdentity {
    private final ADVSignedDeviceIdentity signed;
    private final int keyIndex;

    LinkedIdentity(ADVSignedDeviceIdentity signed, int keyIndex) {
        this.signed = signed;
        this.keyIndex = keyIndex;
    }

    /** The whole of it, to be stored: it goes out with messages that open sessions. An encoded ADVSignedDeviceIdentity. */
    public byte[] toBytes() {
        return signed.toByteArray();
    }

    /** What the server gets in answer to a successful pairing: the same without the account's key. */
    public byte[] replyBytes() {
        return signed.toBuilder().clearAccountSignatureKey().build().toByteArray();
    }

    /** The index that goes with the answer, as an unsigned number of 32 bits. */
    public long keyIndex() {
        return Integer.toUnsignedLong(keyIndex);
    }

    /** The account's identity key, which is that of its primary device. */
    public PublicKey accountKey() {
        return PublicKey.ofRaw(signed.getAccountSignatureKey().toByteArray());
    }
}
