package io.github.camelwhatsapp.multidevice.messaging;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.proto.ADVDeviceIdentity;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentity;
import io.github.camelwhatsapp.signal.IdentityKey;
import io.github.camelwhatsapp.signal.IdentityKeyPair;
import java.security.SecureRandom;
import java.util.TreeMap;

/** An account: its two addresses, its devices by number, and the phone's key that vouches for them. */
final class Household {
    private final SecureRandom random = new SecureRandom();
    final Jid phone;
    final Jid lid;
    final IdentityKeyPair key = IdentityKeyPair.generate(random);
    final TreeMap<Integer, TownDevice> devices = new TreeMap<>();
    boolean lidKnown = true;

    Household(String number, String hidden) {
        phone = Jid.ofPhone(number);
        lid = Jid.of(hidden, Jid.LID_SERVER);
    }

    boolean is(Jid address) {
        return address.account().equals(phone) || address.account().equals(lid);
    }

    /** What the phone signs for a device with this identity, and the device in return. */
    byte[] voucher(IdentityKeyPair device) {
        ByteString details = ADVDeviceIdentity.newBuilder()
                .setRawId(7)
                .setKeyIndex(1)
                .build()
                .toByteString();
        byte[] identity = raw(device.identityKey());
        byte[] account = raw(key.identityKey());
        return ADVSignedDeviceIdentity.newBuilder()
                .setDetails(details)
                .setAccountSignatureKey(ByteString.copyFrom(account))
                .setAccountSignature(sign(key, bytes(6, 0), details.toByteArray(), identity))
                .setDeviceSignature(sign(device, bytes(6, 1), details.toByteArray(), identity, account))
                .build()
                .toByteArray();
    }

    private ByteString sign(IdentityKeyPair by, byte[]... parts) {
        ByteString whole = ByteString.EMPTY;
        for (byte[] part : parts) {
            whole = whole.concat(ByteString.copyFrom(part));
        }
        return ByteString.copyFrom(XEdDsa.sign(by.privateKey(), whole.toByteArray(), random));
    }

    private static byte[] raw(IdentityKey identity) {
        return identity.publicKey().raw();
    }

    private static byte[] bytes(int first, int second) {
        return new byte[] {(byte) first, (byte) second};
    }
}
