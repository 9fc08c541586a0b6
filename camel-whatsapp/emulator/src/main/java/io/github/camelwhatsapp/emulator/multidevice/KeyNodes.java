package io.github.camelwhatsapp.emulator.multidevice;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.crypto.UnusableKeyException;
import io.github.camelwhatsapp.emulator.state.Device;
import io.github.camelwhatsapp.emulator.state.PublicPreKey;
import io.github.camelwhatsapp.emulator.state.PublicSignedPreKey;
import io.github.camelwhatsapp.wire.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keys as nodes, both ways. Source: multidevice-messaging.md sections 1.1 and 1.3. */
final class KeyNodes {
    private static final byte[] KEY_TYPE = {5};
    private static final int ID_LENGTH = 3;
    private static final int SIGNATURE_LENGTH = 64;

    private KeyNodes() {}

    /** {@code <registration/><type/><identity/>}. */
    static List<Node> identity(Device device) {
        return List.of(
                Node.builder("registration")
                        .data(Bytes.ofFour(device.keys().registrationId()))
                        .build(),
                Node.builder("type").data(KEY_TYPE.clone()).build(),
                Node.builder("identity").data(device.keys().identity().raw()).build());
    }

    /** Whether a node holds the identity of a device. */
    static boolean isIdentity(Device device, Node parent) {
        return identity(device).stream().allMatch(expected -> parent.child(expected.tag())
                .filter(found -> Arrays.equals(found.dataBytes(), expected.dataBytes()))
                .isPresent());
    }

    /** {@code <skey><id/><value/><signature/></skey>}. */
    static Node signed(PublicSignedPreKey preKey) {
        return Node.builder("skey")
                .child(Node.builder("id").data(Bytes.ofThree(preKey.id())).build())
                .child(Node.builder("value").data(preKey.key().raw()).build())
                .child(Node.builder("signature").data(preKey.signature()).build())
                .build();
    }

    /** {@code <key><id/><value/></key>}. */
    static Node oneTime(PublicPreKey preKey) {
        return Node.builder("key")
                .child(Node.builder("id").data(Bytes.ofThree(preKey.id())).build())
                .child(Node.builder("value").data(preKey.key().raw()).build())
                .build();
    }

    /** Reads {@link #signed}; empty if a part is missing or malformed. */
    static Optional<PublicSignedPreKey> readSigned(Node skey) {
        byte[] signature = data(skey, "signature");
        return signature.length != SIGNATURE_LENGTH
                ? Optional.empty()
                : readOneTime(skey).map(read -> new PublicSignedPreKey(read.id(), read.key(), signature));
    }

    /** Reads a list of {@link #oneTime}; empty if one of them is malformed, or there is none. */
    static Optional<List<PublicPreKey>> readList(Node list) {
        List<PublicPreKey> preKeys = new ArrayList<>();
        for (Node key : list.children()) {
            Optional<PublicPreKey> read = key.is("key") ? readOneTime(key) : Optional.empty();
            if (read.isEmpty()) {
                return Optional.empty();
            }
            preKeys.add(read.get());
        }
        return preKeys.isEmpty() ? Optional.empty() : Optional.of(preKeys);
    }

    private static Optional<PublicPreKey> readOneTime(Node key) {
        byte[] id = data(key, "id");
        int number = Bytes.bigEndian(id);
        if (id.length != ID_LENGTH || number == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PublicPreKey(number, PublicKey.ofRaw(data(key, "value"))));
        } catch (UnusableKeyException e) {
            return Optional.empty();
        }
    }

    private static byte[] data(Node parent, String child) {
        return parent.child(child).map(Node::dataBytes).orElse(new byte[0]);
    }
}
