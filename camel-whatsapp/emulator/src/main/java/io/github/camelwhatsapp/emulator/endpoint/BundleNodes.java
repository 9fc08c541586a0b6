package io.github.camelwhatsapp.emulator.endpoint;

import io.github.camelwhatsapp.crypto.PublicKey;
import io.github.camelwhatsapp.signal.IdentityKey;
import io.github.camelwhatsapp.signal.PreKey;
import io.github.camelwhatsapp.signal.PreKeyBundle;
import io.github.camelwhatsapp.signal.PreKeySignature;
import io.github.camelwhatsapp.signal.SignedPreKey;
import io.github.camelwhatsapp.wire.Node;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Prekey bundles as nodes, both ways. Source: multidevice-messaging.md sections 1.1, 1.3 and 4.4. */
final class BundleNodes {
    private static final int ID_LENGTH = 3;

    private BundleNodes() {}

    /**
     * Reads a bundle.
     *
     * @param registration the node that holds the registration id
     * @param keys the node that holds the keys
     * @return empty if a part is missing
     */
    static Optional<PreKeyBundle> read(Node registration, Node keys) {
        Optional<byte[]> id = data(registration, "registration");
        Optional<byte[]> identity = data(keys, "identity");
        Optional<Node> signed = keys.child("skey");
        if (id.isEmpty() || identity.isEmpty() || signed.isEmpty()) {
            return Optional.empty();
        }
        Node skey = signed.get();
        return Optional.of(new PreKeyBundle(
                number(id.get()),
                new IdentityKey(PublicKey.ofRaw(identity.get())),
                new PreKeyBundle.Signed(
                        (int) number(data(skey, "id").orElseThrow()),
                        PublicKey.ofRaw(data(skey, "value").orElseThrow()),
                        PreKeySignature.of(data(skey, "signature").orElseThrow())),
                keys.child("key").map(BundleNodes::oneTime)));
    }

    /** {@code <registration>}. */
    static Node registration(EndpointKeys keys) {
        return Node.builder("registration")
                .data(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(keys.registrationId())
                        .array())
                .build();
    }

    /** {@code <keys>} of a request for a message, with a one-time prekey that nobody else gets. */
    static Node keys(EndpointKeys keys, PreKey oneTime) {
        return Node.builder("keys")
                .child(Node.builder("type").data(new byte[] {5}).build())
                .child(identity(keys))
                .child(oneTime(oneTime))
                .child(signed(keys.signedPreKey()))
                .build();
    }

    /** {@code <identity>}. */
    static Node identity(EndpointKeys keys) {
        return Node.builder("identity")
                .data(keys.identity().identityKey().publicKey().raw())
                .build();
    }

    /** {@code <key><id/><value/></key>}. */
    static Node oneTime(PreKey preKey) {
        return Node.builder("key")
                .child(id(preKey.id()))
                .child(Node.builder("value")
                        .data(preKey.keyPair().publicKey().raw())
                        .build())
                .build();
    }

    /** {@code <skey><id/><value/><signature/></skey>}. */
    static Node signed(SignedPreKey preKey) {
        return Node.builder("skey")
                .child(id(preKey.id()))
                .child(Node.builder("value")
                        .data(preKey.keyPair().publicKey().raw())
                        .build())
                .child(Node.builder("signature")
                        .data(preKey.signature().bytes())
                        .build())
                .build();
    }

    private static PreKeyBundle.OneTime oneTime(Node key) {
        return new PreKeyBundle.OneTime(
                (int) number(data(key, "id").orElseThrow()),
                PublicKey.ofRaw(data(key, "value").orElseThrow()));
    }

    private static Node id(int id) {
        byte[] four = ByteBuffer.allocate(Integer.BYTES).putInt(id).array();
        return Node.builder("id")
                .data(Arrays.copyOfRange(four, Integer.BYTES - ID_LENGTH, Integer.BYTES))
                .build();
    }

    private static Optional<byte[]> data(Node parent, String child) {
        return parent.child(child).filter(Node::hasData).map(Node::dataBytes);
    }

    private static long number(byte[] bigEndian) {
        long number = 0;
        for (byte next : bigEndian) {
            number = (number << Byte.SIZE) | (next & 0xFF);
        }
        return number;
    }
}
