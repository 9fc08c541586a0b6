package io.github.camelwhatsapp.multidevice.pairing;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.crypto.Hmac;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.proto.ADVDeviceIdentity;
import io.github.camelwhatsapp.proto.ADVEncryptionType;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentity;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentityHMAC;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * Checks what a phone has signed for this device, and signs it in return. Source: multidevice-transport.md sections 6.5 and
 * 6.6.
 */
public final class DeviceIdentityProof {
    private static final byte[] ACCOUNT_PREFIX = {6, 0};
    private static final byte[] HOSTED_ACCOUNT_PREFIX = {6, 5};
    private static final byte[] DEVICE_PREFIX = {6, 1};
    private static final byte[] NO_PREFIX = {};

    private final byte[] advSecret;
    private final KeyPair identity;
    private final SecureRandom random;

    /**
     * @param advSecret 32 bytes: the secret in the QR code, or what a pairing by code agreed on; copied
     * @param identity this device's identity keys
     * @param random for the signature
     */
    public DeviceIdentityProof(byte[] advSecret, KeyPair identity, SecureRandom random) {
        this.advSecret = advSecret.clone();
        this.identity = identity;
        this.random = random;
    }

    /**
     * Checks the identity that came with a successful pairing and signs it.
     *
     * @param container the content of {@code <device-identity>}
     * @throws PairingException if it is malformed, not from who was shown the secret, or not signed by the account
     */
    public LinkedIdentity accept(byte[] container) {
        ADVSignedDeviceIdentityHMAC outer = container(container);
        requireHmac(outer);
        ADVSignedDeviceIdentity signed = signed(outer.getDetails());
        ADVDeviceIdentity details = details(signed.getDetails());
        requireAccountSignature(signed, details);
        return new LinkedIdentity(
                signed.toBuilder().setDeviceSignature(deviceSignature(signed)).build(), details.getKeyIndex());
    }

    private void requireHmac(ADVSignedDeviceIdentityHMAC outer) {
        boolean hosted = outer.getAccountType() == ADVEncryptionType.HOSTED;
        byte[] expected = Hmac.SHA256.of(
                advSecret,
                hosted ? HOSTED_ACCOUNT_PREFIX : NO_PREFIX,
                outer.getDetails().toByteArray());
        if (!MessageDigest.isEqual(expected, outer.getHmac().toByteArray())) {
            throw PairingException.hmacMismatch();
        }
    }

    private void requireAccountSignature(ADVSignedDeviceIdentity signed, ADVDeviceIdentity details) {
        if (signed.getAccountSignatureKey().size() != PublicKey.RAW_LENGTH) {
            throw PairingException.signatureMismatch(
                    "The account's key has " + signed.getAccountSignatureKey().size() + " bytes, 32 are expected");
        }
        PublicKey account = PublicKey.ofRaw(signed.getAccountSignatureKey().toByteArray());
        boolean hosted = details.getDeviceType() == ADVEncryptionType.HOSTED;
        ByteString message = ByteString.copyFrom(hosted ? HOSTED_ACCOUNT_PREFIX : ACCOUNT_PREFIX)
                .concat(signed.getDetails())
                .concat(ownIdentity());
        if (!XEdDsa.verify(
                account, message.toByteArray(), signed.getAccountSignature().toByteArray())) {
            throw PairingException.signatureMismatch(
                    "The account's signature over this device's identity is not valid");
        }
    }

    private ByteString deviceSignature(ADVSignedDeviceIdentity signed) {
        ByteString message = ByteString.copyFrom(DEVICE_PREFIX)
                .concat(signed.getDetails())
                .concat(ownIdentity())
                .concat(signed.getAccountSignatureKey());
        return ByteString.copyFrom(XEdDsa.sign(identity.privateKey(), message.toByteArray(), random));
    }

    private ByteString ownIdentity() {
        return ByteString.copyFrom(identity.publicKey().raw());
    }

    private static ADVSignedDeviceIdentityHMAC container(byte[] bytes) {
        try {
            ADVSignedDeviceIdentityHMAC outer = ADVSignedDeviceIdentityHMAC.parseFrom(bytes);
            if (!outer.hasDetails() || !outer.hasHmac()) {
                throw PairingException.malformed(
                        "The identity that came with the pairing lacks its details or its HMAC");
            }
            return outer;
        } catch (InvalidProtocolBufferException e) {
            throw PairingException.malformed(
                    "The identity that came with the pairing is no protobuf: " + e.getMessage());
        }
    }

    private static ADVSignedDeviceIdentity signed(ByteString bytes) {
        try {
            return ADVSignedDeviceIdentity.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw PairingException.malformed("The signed identity is no protobuf: " + e.getMessage());
        }
    }

    private static ADVDeviceIdentity details(ByteString bytes) {
        try {
            return ADVDeviceIdentity.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw PairingException.malformed("The details of the identity are no protobuf: " + e.getMessage());
        }
    }
}
