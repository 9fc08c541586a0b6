package io.github.camelwhatsapp.multidevice;

import com.google.protobuf.ByteString;
import io.github.camelwhatsapp.crypto.AesGcm;
import io.github.camelwhatsapp.crypto.Hkdf;
import io.github.camelwhatsapp.crypto.Hmac;
import io.github.camelwhatsapp.crypto.KeyPair;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.jid.Jid;
import io.github.camelwhatsapp.multidevice.pairing.PairingCode;
import io.github.camelwhatsapp.proto.ADVDeviceIdentity;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentity;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentityHMAC;
import io.github.camelwhatsapp.wire.Node;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** The phone of an account: agrees to a link as section 6.4 of the notes says, and types codes as section 7 says. */
final class FakePhone {
    private static final byte[] BUNDLE_INFO =
            "link_code_pairing_key_bundle_encryption_key".getBytes(StandardCharsets.US_ASCII);

    final KeyPair account = KeyPair.generate(new SecureRandom());
    private final KeyPair ephemeral = KeyPair.generate(new SecureRandom());
    private final SecureRandom random = new SecureRandom();

    /** The {@code <pair-success>} for who showed a QR code of this text. */
    Node scan(String qrText, int device) {
        String[] parts = qrText.substring(qrText.indexOf('#') + 1).split(",", -1);
        Base64.Decoder base64 = Base64.getDecoder();
        return agree(base64.decode(parts[2]), base64.decode(parts[3]), device);
    }

    /** The primary hello after a code was typed. */
    Node typed(PairingCode code, byte[] reference) {
        return Node.builder("link_code_companion_reg")
                .attribute("stage", "primary_hello")
                .child(bytes(
                        "link_code_pairing_wrapped_primary_ephemeral_pub", code.wrap(ephemeral.publicKey(), random)))
                .child(bytes("primary_identity_pub", account.publicKey().raw()))
                .child(bytes("link_code_pairing_ref", reference))
                .build();
    }

    /** The {@code <pair-success>} after the companion's finish. */
    Node finished(PairingCode code, byte[] wrappedCompanion, byte[] bundle, byte[] companionIdentity, int device) {
        byte[] shared = ephemeral.privateKey().agree(code.unwrap(wrappedCompanion));
        byte[] key = Hkdf.derive(shared, Arrays.copyOf(bundle, 32), BUNDLE_INFO, 32);
        byte[] plain = new AesGcm(key)
                .open(Arrays.copyOfRange(bundle, 32, 44), new byte[0], Arrays.copyOfRange(bundle, 44, bundle.length));
        byte[] agreed = concat(
                shared,
                account.privateKey().agree(PublicKey.ofRaw(companionIdentity)),
                Arrays.copyOfRange(plain, 64, 96));
        byte[] secret = Hkdf.derive(agreed, "adv_secret".getBytes(StandardCharsets.US_ASCII), 32);
        return agree(companionIdentity, secret, device);
    }

    private Node agree(byte[] companionIdentity, byte[] advSecret, int device) {
        byte[] details = ADVDeviceIdentity.newBuilder()
                .setRawId(7)
                .setTimestamp(1_700_000_000)
                .setKeyIndex(1)
                .build()
                .toByteArray();
        byte[] signature =
                XEdDsa.sign(account.privateKey(), concat(new byte[] {6, 0}, details, companionIdentity), random);
        byte[] signed = ADVSignedDeviceIdentity.newBuilder()
                .setDetails(ByteString.copyFrom(details))
                .setAccountSignatureKey(ByteString.copyFrom(account.publicKey().raw()))
                .setAccountSignature(ByteString.copyFrom(signature))
                .build()
                .toByteArray();
        byte[] container = ADVSignedDeviceIdentityHMAC.newBuilder()
                .setDetails(ByteString.copyFrom(signed))
                .setHmac(ByteString.copyFrom(Hmac.SHA256.of(advSecret, signed)))
                .build()
                .toByteArray();
        return Node.builder("pair-success")
                .child(bytes("device-identity", container))
                .child(Node.builder("platform").attribute("name", "android").build())
                .child(Node.builder("device")
                        .attribute("jid", Jid.ofPhone(FakeServer.NUMBER).withDevice(device))
                        .attribute("lid", new Jid("236482911234567", Jid.LID_SERVER, device, 0))
                        .build())
                .build();
    }

    private static Node bytes(String tag, byte[] data) {
        return Node.builder(tag).data(data).build();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
