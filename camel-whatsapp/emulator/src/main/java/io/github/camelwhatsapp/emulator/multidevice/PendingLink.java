package io.github.camelwhatsapp.emulator.multidevice;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.XEdDsa;
import io.github.camelwhatsapp.emulator.linking.LinkOffer;
import io.github.camelwhatsapp.emulator.linking.LinkingException;
import io.github.camelwhatsapp.emulator.linking.LinkingException.Reason;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.proto.ADVSignedDeviceIdentity;
import io.github.camelwhatsapp.wire.Node;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A link that the phone has offered and the device has not signed yet. Used on the lane only. Source:
 * multidevice-transport.md sections 6.5 and 6.6.
 */
final class PendingLink {
    private static final byte[] DEVICE_SIGNATURE = {6, 1};
    private static final byte[] HOSTED_DEVICE_SIGNATURE = {6, 6};

    private final String id;
    private final Device device;
    private final LinkOffer offer;
    private final CompletableFuture<Device> result = new CompletableFuture<>();
    private ADVSignedDeviceIdentity signed = ADVSignedDeviceIdentity.getDefaultInstance();

    PendingLink(String id, Device device, LinkOffer offer) {
        this.id = id;
        this.device = device;
        this.offer = offer;
    }

    /** The id of the request that the device answers. */
    String id() {
        return id;
    }

    Device device() {
        return device;
    }

    CompletableFuture<Device> result() {
        return result;
    }

    /** The request that tells the device. */
    Node pairSuccess(Node.Builder request, String seconds) {
        Node success = Node.builder("pair-success")
                .child(Node.builder("device-identity").data(offer.container()).build())
                .child(Node.builder("platform")
                        .attribute("name", offer.platform())
                        .build())
                .child(Node.builder("device")
                        .attribute("jid", device.jid())
                        .attribute("lid", device.lid())
                        .build())
                .build();
        return request.attribute("t", seconds).child(success).build();
    }

    /** What is wrong with the device's answer, in words; empty if all is well. */
    String complaint(Node iq, PublicKey identity) {
        Optional<Node> answer = iq.child("pair-device-sign").flatMap(sign -> sign.child("device-identity"));
        if (answer.isEmpty()) {
            return "a result without <pair-device-sign><device-identity>";
        }
        if (!answer.get().attributes().is("key-index", Integer.toString(offer.keyIndex()))) {
            return "another key-index than " + offer.keyIndex();
        }
        try {
            signed = ADVSignedDeviceIdentity.parseFrom(answer.get().dataBytes());
        } catch (InvalidProtocolBufferException e) {
            return "an identity that is no protobuf";
        }
        return signatureComplaint(identity);
    }

    /** The device has signed: it is one of the account's now. */
    void complete() {
        ADVSignedDeviceIdentity whole = signed.toBuilder()
                .setAccountSignatureKey(ByteString.copyFrom(offer.accountKey().raw()))
                .build();
        device.identity(whole.toByteArray());
        device.account().linked().add(device);
        device.account().linked().keyIndexes(offer.keyIndexes());
        result.complete(device);
    }

    /** The device does not sign. */
    void breakOff(String sentence) {
        result.completeExceptionally(new LinkingException(Reason.BROKEN_OFF, sentence));
    }

    private String signatureComplaint(PublicKey identity) {
        byte[] details = signed.getDetails().toByteArray();
        if (!Arrays.equals(details, offer.signedDetails())
                || !Arrays.equals(signed.getAccountSignature().toByteArray(), offer.accountSignature())) {
            return "other details or another account signature than were offered";
        }
        if (signed.hasAccountSignatureKey()) {
            return "an account signature key, which is left out here";
        }
        byte[] rest = Bytes.join(details, identity.raw(), offer.accountKey().raw());
        byte[] signature = signed.getDeviceSignature().toByteArray();
        boolean holds = XEdDsa.verify(identity, Bytes.join(DEVICE_SIGNATURE, rest), signature)
                || XEdDsa.verify(identity, Bytes.join(HOSTED_DEVICE_SIGNATURE, rest), signature);
        return holds ? "" : "a device signature that is not by the device's identity key";
    }
}
