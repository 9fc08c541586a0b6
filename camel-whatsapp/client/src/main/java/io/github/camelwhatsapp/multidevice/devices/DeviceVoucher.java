package io.github.camelwhatsapp.multidevice.devices;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.proto.ADVDeviceIdentity;
import io.github.camelwhatsapp.proto.ADVEncryptionType;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentity;
import io.github.camelwhatsapp.signal.IdentityKey;
import java.util.Optional;

/**
 * Checks that a linked device belongs to its account: the account's phone has signed the device's identity, and the device the account's.
 * Source: multidevice-messaging.md section 1.3.
 */
public final class DeviceVoucher {
    private static final byte[] ACCOUNT = {6, 0};
    private static final byte[] DEVICE = {6, 1};
    private static final byte[] HOSTED_ACCOUNT = {6, 5};
    private static final byte[] HOSTED_DEVICE = {6, 6};

    private DeviceVoucher() {}

    /**
     * Says what is wrong with a device's identity; empty if nothing is, or if nobody knows the account's key.
     *
     * @param signed an encoded ADVSignedDeviceIdentity
     * @param device the identity that the device shows
     * @param phone the identity of the account's phone as we know it, for a voucher that does not bring it
     */
    public static Optional<String> objection(byte[] signed, IdentityKey device, Optional<IdentityKey> phone) {
        try {
            ADVSignedDeviceIdentity voucher = ADVSignedDeviceIdentity.parseFrom(signed);
            boolean hosted =
                    ADVDeviceIdentity.parseFrom(voucher.getDetails()).getDeviceType() == ADVEncryptionType.HOSTED;
            Optional<PublicKey> account = account(voucher, phone);
            if (account.isEmpty()) {
                return Optional.empty();
            }
            ByteString identity = ByteString.copyFrom(device.publicKey().raw());
            ByteString byAccount = ByteString.copyFrom(hosted ? HOSTED_ACCOUNT : ACCOUNT)
                    .concat(voucher.getDetails())
                    .concat(identity);
            ByteString byDevice = ByteString.copyFrom(hosted ? HOSTED_DEVICE : DEVICE)
                    .concat(voucher.getDetails())
                    .concat(identity)
                    .concat(ByteString.copyFrom(account.get().raw()));
            if (!isSigned(account.get(), byAccount, voucher.getAccountSignature())) {
                return Optional.of("its account has not signed the device's identity");
            }
            return isSigned(device.publicKey(), byDevice, voucher.getDeviceSignature())
                    ? Optional.empty()
                    : Optional.of("the device has not signed that it belongs to its account");
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            return Optional.of("what vouches for the device cannot be read: " + e.getMessage());
        }
    }

    private static Optional<PublicKey> account(ADVSignedDeviceIdentity voucher, Optional<IdentityKey> phone) {
        return voucher.getAccountSignatureKey().isEmpty()
                ? phone.map(IdentityKey::publicKey)
                : Optional.of(PublicKey.ofRaw(voucher.getAccountSignatureKey().toByteArray()));
    }

    private static boolean isSigned(PublicKey key, ByteString message, ByteString signature) {
        return XEdDsa.verify(key, message.toByteArray(), signature.toByteArray());
    }
}
